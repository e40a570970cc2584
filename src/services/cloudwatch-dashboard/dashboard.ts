import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import { type WidgetsProps, widgets } from './widgets';

/**
 * The dashboard of the security indicators.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_dashboard
 */
export class SecurityDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { name, ...widgetsProps }: WidgetsProps & { readonly name: string },
  ) {
    super(scope, id);
    new CloudwatchDashboard(this, 'Resource', {
      dashboardName: name,
      dashboardBody: JSON.stringify({ start: '-P90D', widgets: widgets(widgetsProps) }),
    });
  }
}
