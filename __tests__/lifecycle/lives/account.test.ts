import { live } from '../life';

live('account', { at: 'aws_iam_role.main_role', argument: ['description'], to: 'Another description' });
