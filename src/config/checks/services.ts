import { type Check, error, valueAt } from './context';

/** Root sessions need central root credentials: AWS refuses the one without the other. */
export const rootAccess: Check = (context) => {
  const { rootAccess: settings } = context.file;
  return settings?.sessions && !settings.credentialsManagement
    ? [
        error(
          'root-access',
          valueAt(context, 'rootAccess', 'credentialsManagement'),
          'root sessions need central management of root credentials',
          'set credentialsManagement to true, or sessions to false',
        ),
      ]
    : [];
};
