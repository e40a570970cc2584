import { z } from 'zod';
import { definePolicy } from './policy';
import { assign } from './statements';

const COLD_STORAGE_DAYS = 90;

const parameters = z
  .strictObject({
    plan: z
      .string()
      .regex(/^[A-Za-z0-9-_.]{1,50}$/)
      .default('daily')
      .describe('Name of the plan and of its rule.'),
    regions: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Regions to back up in; the governed ones when left out.'),
    schedule: z
      .string()
      .default('cron(0 5 ? * * *)')
      .describe('When a backup starts, as a cron expression in UTC.'),
    deleteAfterDays: z.number().int().min(1).default(35).describe('Days after which a backup is deleted.'),
    coldStorageAfterDays: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('Days after which a backup moves to cold storage, where it stays 90 days at least.'),
    vault: z.string().default('Default').describe('Vault in each account and region that takes the backups.'),
    role: z
      .string()
      .default('service-role/AWSBackupDefaultServiceRole')
      .describe('Role in each account, with its path, that AWS Backup works with.'),
    tagKey: z.string().default('backup').describe('Tag that selects what is backed up.'),
    tagValues: z.array(z.string()).min(1).default(['daily']).describe('Values of the tag that select it.'),
  })
  .refine(
    ({ coldStorageAfterDays: cold, deleteAfterDays }) =>
      cold === undefined || deleteAfterDays >= cold + COLD_STORAGE_DAYS,
    {
      message: 'deleteAfterDays must be at least 90 days after coldStorageAfterDays.',
      path: ['deleteAfterDays'],
    },
  );

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html */
export const backupPlan = definePolicy({
  name: 'backup-plan',
  title: 'Backup by tag',
  type: 'BACKUP_POLICY',
  parameters,
  stops: 'Tagged resources going without a backup: every account gets a plan it cannot change.',
  doesNotStop: 'Resources without the tag going unsaved; backups deleted from a vault without lock.',
  canBreak: 'Nothing, but it costs storage. Vault and role must exist in every account and region.',
  build: (given, { governedRegions, partition }) => {
    const { plan, vault, schedule, deleteAfterDays, coldStorageAfterDays, role, tagKey, tagValues } = given;
    // Backup policies take numbers as text.
    const lifecycle = {
      delete_after_days: assign(String(deleteAfterDays)),
      ...(coldStorageAfterDays && { move_to_cold_storage_after_days: assign(String(coldStorageAfterDays)) }),
    };
    const rule = {
      schedule_expression: assign(schedule),
      target_backup_vault_name: assign(vault),
      lifecycle,
    };
    const selection = {
      // AWS Backup puts each account's id in the place of $account.
      iam_role_arn: assign(`arn:${partition}:iam::$account:role/${role}`),
      tag_key: assign(tagKey),
      tag_value: assign(tagValues),
    };
    const regions = assign(given.regions ?? governedRegions);
    return {
      plans: { [plan]: { regions, rules: { [plan]: rule }, selections: { tags: { [plan]: selection } } } },
    };
  },
});
