import { type Alarm, elevatedRoles, elevatedRolesAlarm, readyAlarms } from './ready-alarms';
import type { AlarmSettings } from './schema';

/** The alarms that are on: the ready ones as the file changes them, and those that it adds. */
export function alarmsInForce(settings: AlarmSettings, roles: readonly string[]): Record<string, Alarm> {
  const ready: Record<string, Alarm> = {
    ...readyAlarms,
    ...(roles.length && { [elevatedRolesAlarm]: elevatedRoles(roles) }),
  };
  const names = [...new Set([...Object.keys(ready), ...Object.keys(settings)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const { enabled, ...own } = settings[name] ?? { enabled: true };
      return enabled && (ready[name] || own.pattern) ? [[name, alarmFrom(name, own, ready[name])]] : [];
    }),
  );
}

function alarmFrom(name: string, own: Partial<Alarm>, ready: Alarm | undefined): Alarm {
  return {
    description: own.description ?? ready?.description ?? name,
    pattern: own.pattern ?? ready?.pattern ?? '',
    level: own.level ?? ready?.level ?? 'error',
    threshold: own.threshold ?? ready?.threshold ?? 1,
    periodSeconds: own.periodSeconds ?? ready?.periodSeconds ?? 300,
  };
}
