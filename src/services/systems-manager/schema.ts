import { z } from 'zod';
import { limitedRegions } from '../../organization/fields';

const cron = (description: string, ...examples: string[]) =>
  z
    .string()
    .regex(/^(cron|rate)\(.+\)$/, 'a schedule has the form cron(0 2 ? * SUN *) or rate(1 day)')
    .meta({ description, examples });

const units = z
  .array(z.string())
  .default(['Root'])
  .meta({ description: 'The root (`Root`) or OUs by path.', examples: [['Workloads']] });

/** The operating systems that Patch Manager has baselines for (API_CreatePatchBaseline, 2026-11-21). */
const operatingSystems = [
  'WINDOWS',
  'AMAZON_LINUX_2',
  'AMAZON_LINUX_2022',
  'AMAZON_LINUX_2023',
  'UBUNTU',
  'REDHAT_ENTERPRISE_LINUX',
  'SUSE',
  'CENTOS',
  'ORACLE_LINUX',
  'DEBIAN',
  'MACOS',
  'ROCKY_LINUX',
  'ALMA_LINUX',
] as const;

const patchPolicy = z
  .strictObject({
    operation: z
      .enum(['Scan', 'ScanAndInstall'])
      .default('Scan')
      .meta({ description: 'Only look, or install as well.', examples: ['ScanAndInstall'] }),
    scan: cron('When instances are scanned.', 'cron(0 1 * * ? *)').default('cron(0 1 * * ? *)'),
    install: cron('When patches are installed.', 'cron(0 2 ? * SUN *)').default('cron(0 2 ? * SUN *)'),
    reboot: z
      .enum(['RebootIfNeeded', 'NoReboot'])
      .default('NoReboot')
      .meta({ description: 'Whether instances restart after an installation.', examples: ['NoReboot'] }),
    baselines: z
      .enum(['default', 'custom'])
      .default('default')
      .meta({
        description: 'AWS’s own baselines, or those of `patchBaselines`.',
        examples: ['custom'],
      }),
    units,
    regions: limitedRegions('Governed regions; all without it.'),
    concurrency: z
      .string()
      .regex(/^(\d{1,2}|100)%$|^[1-9]\d*$/, 'a share such as 10%, or a number')
      .default('10%')
      .meta({ description: 'Instances at a time.', examples: ['10%'] }),
    errorThreshold: z
      .string()
      .regex(/^(\d{1,2}|100)%$|^\d+$/, 'a share such as 2%, or a number')
      .default('2%')
      .meta({ description: 'Failures after which AWS stops.', examples: ['2%'] }),
  })
  .meta({ description: 'A patch policy.' });

const name = (most: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z0-9][A-Za-z0-9_.-]{2,${most - 1}}$`),
      `3 to ${most} letters, digits, hyphens, dots and underscores`,
    );

const patchBaseline = z
  .strictObject({
    operatingSystem: z
      .enum(operatingSystems)
      .meta({ description: 'Operating system.', examples: ['AMAZON_LINUX_2023'] }),
    approveAfterDays: z
      .int()
      .min(0)
      .max(360)
      .default(7)
      .meta({ description: 'Days between a patch’s release and its approval.', examples: [7] }),
    classification: z
      .array(z.string())
      .default(['Security'])
      .meta({
        description: 'Classes of patches approved, as the operating system calls them.',
        examples: [['Security']],
      }),
    severity: z
      .array(z.string())
      .default(['Critical', 'Important'])
      .meta({ description: 'Severities approved; `*` for all.', examples: [['*']] }),
    rejectedPatches: z
      .array(z.string())
      .default([])
      .meta({ description: 'Patches never installed.', examples: [['KB123456']] }),
  })
  .meta({ description: 'A patch baseline.' });

/** `systemsManager`: patches and managed instances in every account. */
export const systemsManagerSchema = z
  .strictObject({
    patchPolicies: z.record(name(64), patchPolicy).prefault({ organization: {} }).meta({
      description:
        'Patch policies of Quick Setup by name. Without any, `organization` scans every instance of every account daily.',
    }),
    patchBaselines: z
      .record(name(128), patchBaseline)
      .default({})
      .meta({
        description:
          'Patch baselines by name, in the administrator’s account and every governed region; each becomes the default ' +
          'of its operating system there, and patch policies with `baselines: custom` use them.',
        examples: [{ 'amazon-linux': { operatingSystem: 'AMAZON_LINUX_2023', approveAfterDays: 3 } }],
      }),
    hostManagement: z
      .union([z.literal(false), z.strictObject({ units })])
      .default(false)
      .meta({
        description:
          'Default Host Management: every EC2 instance is managed by Systems Manager without an instance profile. Off by ' +
          'itself, because it gives instances a role.',
        examples: [{ units: ['Workloads'] }],
      }),
  })
  .optional()
  .meta({
    description:
      'AWS Systems Manager for every account, run by `delegatedAdministrators.systemsManager` through Quick Setup; on ' +
      'with `{}` (https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-quick-setup.html).',
  });

/** Systems Manager's settings. */
export type SystemsManagerSettings = NonNullable<z.output<typeof systemsManagerSchema>>;
