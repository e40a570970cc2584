import { inEveryRegion, integrationPage, type ServiceDescription } from '../service-description';
import { accessAnalyzerSchema } from './schema';

/** What Landfall knows of IAM Access Analyzer. */
export const accessAnalyzer = {
  title: 'IAM Access Analyzer',
  section: { key: 'accessAnalyzer', schema: accessAnalyzerSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['access-analyzer.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['access-analyzer.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('access-analyzer'),
  },
  requiredAction: 'access-analyzer:CreateAnalyzer',
  inManagementAccount: true,
  regions: inEveryRegion,
} as const satisfies ServiceDescription;
