import { alarmsInForce } from '../../services/cloudwatch/alarms-in-force';
import { readyAlarms } from '../../services/cloudwatch/ready-alarms';
import { didYouMean } from '../diagnostics/suggest';
import { type Check, error, keyAt, valueAt, warning } from './context';

/** An alarm that is not a ready one says what it watches for. */
export const alarmPatterns: Check = (context) => {
  const ready = [...Object.keys(readyAlarms), 'elevated-roles'];
  return Object.entries(context.file.logging?.alarms ?? {}).flatMap(([name, alarm]) => {
    if (ready.includes(name) || alarm.pattern !== undefined) return [];
    const near = didYouMean(name, ready);
    const fix = near ? `did you mean ${near}? An alarm of your own needs a pattern` : 'give it a pattern';
    const at = keyAt(context, 'logging', 'alarms', name);
    return [error('unknown-alarm', at, `there is no ready alarm ${name}`, fix)];
  });
};

/** Alarms see what they watch for. */
export const alarmsWithoutEvents: Check = (context) => {
  const { logging } = context.file;
  if (!logging) return [];
  const { cloudWatchLogs, excludedManagementEvents } = logging.trail;
  if (!cloudWatchLogs.enabled) {
    const own = Object.keys(logging.alarms).length > 0;
    const message = 'alarms are given, but the trail is not delivered to CloudWatch Logs, where they look';
    const fix = 'take trail.cloudWatchLogs.enabled: false out, or the alarms';
    return own ? [warning('alarm-blind', keyAt(context, 'logging', 'alarms'), message, fix)] : [];
  }
  const index = excludedManagementEvents.indexOf('kms.amazonaws.com');
  if (index < 0 || logging.alarms['kms-key-deletion']?.enabled === false) return [];
  const at = valueAt(context, 'logging', 'trail', 'excludedManagementEvents', index);
  const message = 'the alarm kms-key-deletion sees nothing, because the trail leaves the events of KMS out';
  return [warning('alarm-blind', at, message, 'log them, or switch the alarm off (enabled: false)')];
};

/** Somebody hears the alarms that want somebody to look. */
export const alarmRecipients: Check = (context) => {
  const { logging, notifications } = context.file;
  if (!logging?.trail.cloudWatchLogs.enabled) return [];
  const used = new Set(
    Object.values(alarmsInForce(logging.alarms, logging.elevatedRoles)).map(({ level }) => level),
  );
  const silent = (['critical', 'error'] as const).filter(
    (level) => used.has(level) && notifications[level].email.length + notifications[level].sms.length === 0,
  );
  if (silent.length === 0) return [];
  return [
    warning(
      'alarm-unheard',
      keyAt(context, 'logging'),
      `alarms of the level ${silent.join(' and ')} reach nobody`,
      `add an e-mail address: notifications: { ${silent.map((level) => `${level}: { email: [security@example.com] }`).join(', ')} }`,
    ),
  ];
};
