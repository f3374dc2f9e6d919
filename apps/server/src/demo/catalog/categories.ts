import type { DemoCategory } from '../demo-types.ts'
import { category } from './authoring.ts'

/** Two levels; products hang on the second. */
export const categories: DemoCategory[] = [
  category(
    'enterprise-apps',
    ['企业应用', 'Business applications'],
    [
      ['crm', ['客户关系管理', 'Customer relations']],
      ['erp-finance', ['财务与 ERP', 'Finance and ERP']],
      ['hr-office', ['人事与协同办公', 'HR and office']],
      ['project-management', ['项目管理', 'Project management']],
      ['marketing-service', ['营销与客服', 'Marketing and service']],
    ],
  ),
  category(
    'developer-tools',
    ['开发者工具', 'Developer tools'],
    [
      ['ci-cd', ['代码与持续交付', 'Code and delivery']],
      ['testing', ['测试工具', 'Testing']],
      ['monitoring', ['监控与可观测', 'Monitoring']],
      ['api-management', ['接口管理', 'API management']],
    ],
  ),
  category(
    'infrastructure-software',
    ['基础软件', 'Infrastructure software'],
    [
      ['operating-systems', ['操作系统与运行环境', 'Operating systems']],
      ['databases', ['数据库', 'Databases']],
      ['middleware', ['中间件', 'Middleware']],
      ['storage-backup', ['存储与备份', 'Storage and backup']],
      ['reference-stacks', ['架构模板', 'Reference stacks']],
    ],
  ),
  category(
    'security',
    ['安全', 'Security'],
    [
      ['network-security', ['网络与主机安全', 'Network and host']],
      ['application-security', ['应用安全', 'Application security']],
      ['audit-compliance', ['审计与合规', 'Audit and compliance']],
      ['identity-access', ['身份与访问', 'Identity and access']],
    ],
  ),
  category(
    'artificial-intelligence',
    ['人工智能', 'Artificial intelligence'],
    [
      ['vision', ['图像与文字识别', 'Vision and OCR']],
      ['language-speech', ['语言与语音', 'Language and speech']],
      ['agents', ['智能体', 'Agents']],
      ['models', ['模型与训练', 'Models and training']],
    ],
  ),
  category(
    'data',
    ['数据', 'Data'],
    [
      ['analytics', ['分析与报表', 'Analytics']],
      ['datasets', ['数据集', 'Data sets']],
      ['data-governance', ['数据治理', 'Data governance']],
      ['data-services', ['数据接口', 'Data services']],
    ],
  ),
  category(
    'industry-apps',
    ['行业应用', 'Industry solutions'],
    [
      ['manufacturing', ['生产制造', 'Manufacturing']],
      ['retail-logistics', ['零售与物流', 'Retail and logistics']],
      ['healthcare', ['医疗健康', 'Healthcare']],
      ['education', ['教育培训', 'Education']],
    ],
  ),
  category(
    'websites',
    ['网站建设', 'Websites'],
    [
      ['site-builder', ['自助建站', 'Site builders']],
      ['online-store', ['线上商城', 'Online stores']],
      ['custom-sites', ['定制建站', 'Custom sites']],
    ],
  ),
  category(
    'professional-services',
    ['专业服务', 'Professional services'],
    [
      ['cloud-migration', ['迁移上云', 'Cloud migration']],
      ['implementation', ['软件实施', 'Implementation']],
      ['security-services', ['安全服务', 'Security services']],
      ['consulting', ['咨询规划', 'Consulting']],
    ],
  ),
  category(
    'hardware-iot',
    ['硬件与物联网', 'Hardware and IoT'],
    [
      ['gateways', ['网关与边缘设备', 'Gateways and edge']],
      ['sensors-terminals', ['传感器与终端', 'Sensors and terminals']],
      ['iot-platforms', ['物联平台', 'IoT platforms']],
    ],
  ),
]
