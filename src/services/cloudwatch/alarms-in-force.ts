import { own } from '../../organization/own';
import { type Alarm, elevatedRoles, elevatedRolesAlarm, readyAlarms } from './ready-alarms';
import type { AlarmSettings } from './schema';

/** The alarms that are enabled: the built-in ones with the file's changes, and those that the file adds. */
export function alarmsInForce(settings: AlarmSettings, roles: readonly string[]): Record<string, Alarm> {
  const ready: Record<string, Alarm> = {
    ...readyAlarms,
    ...(roles.length && { [elevatedRolesAlarm]: elevatedRoles(roles) }),
  };
  const names = [...new Set([...Object.keys(ready), ...Object.keys(settings)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const { enabled, ...changed } = own(settings, name) ?? { enabled: true };
      const known = own(ready, name);
      return enabled && (known || changed.pattern) ? [[name, alarmFrom(name, changed, known)]] : [];
    }),
  );
}

function alarmFrom(name: string, changed: Partial<Alarm>, ready: Alarm | undefined): Alarm {
  return {
    description: changed.description ?? ready?.description ?? name,
    pattern: changed.pattern ?? ready?.pattern ?? '',
    level: changed.level ?? ready?.level ?? 'error',
    threshold: changed.threshold ?? ready?.threshold ?? 1,
    periodSeconds: changed.periodSeconds ?? ready?.periodSeconds ?? 300,
  };
}
