const pattern = /^PT(?:(\d{1,3})H)?(?:(\d{1,3})M)?$/;

/** Minutes of an ISO 8601 duration of hours and minutes; NaN for anything else. */
function minutesOf(duration: string): number {
  const [, hours, minutes] = pattern.exec(duration) ?? [];
  if (hours === undefined && minutes === undefined) return Number.NaN;
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}

/** Whether a session of IAM Identity Center may last this long: one to twelve hours. */
export function isSessionDuration(duration: string): boolean {
  const minutes = minutesOf(duration);
  return minutes >= 60 && minutes <= 720;
}

/** The shorter of two durations. */
export const shorter = (a: string, b: string): string => (minutesOf(b) < minutesOf(a) ? b : a);
