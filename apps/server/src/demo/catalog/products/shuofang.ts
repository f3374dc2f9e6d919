import { banded, choice, metered, monthAndYear, once, perYear, productsOf, quantity } from '../authoring.ts'

export const shuofangProducts = productsOf('shuofang', [
  {
    slug: 'shuofang-backup',
    category: 'storage-backup',
    accessType: 'SAAS',
    title: ['朔方云备份', 'Shuofang Cloud Backup'],
    brief: [
      '主机、数据库与文件统一备份，定期自动做恢复演练并出具报告',
      'Backs up hosts, databases and files, and rehearses recovery by itself with a report',
    ],
    sections: [
      [
        'overview',
        [
          '备份的价值在恢复那一刻。朔方云备份除了按计划备份，还会定期在隔离环境自动恢复抽样数据，核对校验值并生成演练报告，让负责人知道恢复需要多久。',
          'A backup proves itself when restored. Besides running on schedule, the service restores samples in an isolated place, compares checksums and reports how long recovery takes.',
        ],
      ],
      [
        'functions',
        [
          ['备份：增量永久，源端去重与压缩', 'Incremental forever with deduplication at the source'],
          ['恢复：整机、单表或单个文件', 'Restore a host, a table or a file'],
          [
            '防勒索：备份副本写入后锁定，期内不可删除',
            'Locked copies that can not be deleted within their term',
          ],
        ],
      ],
      [
        'metering',
        [
          '按受保护数据量订阅，去重后的存储空间由客户自己的对象存储承担。恢复与演练不另收费。',
          'Subscribe by protected volume; stored data lies in your own object storage. Restores and rehearsals are free.',
        ],
      ],
    ],
    guide: [
      ['安装代理并选择备份对象。', 'Install the agent and choose what to protect.'],
      ['绑定对象存储桶并启用锁定。', 'Bind a bucket and switch on locking.'],
      ['设定每月演练日期。', 'Choose a monthly rehearsal date.'],
    ],
    highlights: [
      ['自动恢复演练', 'Recovery rehearsed by itself'],
      ['副本锁定防勒索', 'Locked copies against ransomware'],
    ],
    tags: ['backup', 'freeTrial'],
    industries: ['general', 'finance', 'healthcare'],
    standing: [458, 63, 520],
    specifications: [
      {
        code: 'shuofang-backup-volume',
        name: ['按容量订阅', 'By volume'],
        about: ['分层计价，容量越大超出部分越便宜', 'Tiered: each further band costs less'],
        trialDays: 30,
        attributes: [quantity('volume', ['受保护容量', 'Protected volume'], ['TB', 'TB'], [1, 200, 1])],
        prices: [
          banded('tier', 'MONTH', [
            [1, '180'],
            [11, '140'],
            [51, '110'],
          ]),
          banded('tier', 'YEAR', [
            [1, '1800'],
            [11, '1400'],
            [51, '1100'],
          ]),
        ],
      },
    ],
  },
  {
    slug: 'shuofang-db',
    category: 'databases',
    accessType: 'LICENSE',
    title: ['朔方关系数据库企业版（独立部署）', 'Shuofang Database Enterprise (self-hosted)'],
    brief: [
      '兼容常用语法的关系数据库，主备切换、在线扩容与审计齐备，按核授权',
      'A relational database with failover, online growth and audit, licensed by core',
    ],
    sections: [
      [
        'overview',
        [
          '朔方关系数据库面向企业核心业务，提供完整的事务、丰富的索引与稳定的执行计划。它兼容业内常用的语法与驱动，多数应用改动连接参数即可运行。企业版在社区内核之上增加主备集群、在线扩容、透明加密与审计，并提供七年维护。',
          'A relational database for core systems with full transactions, rich indexes and stable plans. It understands common syntax and drivers, so most applications run after a change of connection parameters. Enterprise adds clustering, online growth, transparent encryption and audit, and is maintained for seven years.',
        ],
      ],
      [
        'functions',
        [
          [
            '高可用：一主多备，同步与半同步可选，故障切换平均十二秒',
            'High availability: one primary, several standbys, failover in twelve seconds on average',
          ],
          [
            '在线变更：加列、建索引与分区调整不阻塞写入',
            'Online changes of columns, indexes and partitions without blocking writes',
          ],
          [
            '安全：三权分立、透明加密、字段脱敏与细粒度审计',
            'Security: separated duties, encryption, masking and fine-grained audit',
          ],
          [
            '诊断：等待事件、慢语句与执行计划变化自动记录',
            'Diagnosis: waits, slow statements and plan changes recorded by themselves',
          ],
          [
            '迁移：结构与数据评估工具，给出不兼容清单与改写建议',
            'Migration: assessment of schema and data with a list of differences and proposals',
          ],
        ],
      ],
      [
        'performance',
        [
          '在 64 核、512 GB 内存的双路服务器上，标准交易模型测得每分钟 110 万笔，九成九请求在 18 毫秒内完成。测试脚本随安装包提供，建议在自有硬件与数据上复测后再确定容量。',
          'On a two-socket server with 64 cores and 512 GB a standard transaction model reached 1.1 million a minute, with 99 % within 18 ms. The scripts come with the installer; measure on your own hardware before you size.',
        ],
      ],
      [
        'delivery',
        [
          '交付安装包、授权码与部署手册。授权按主备节点物理核数合计，测试环境 4 核以内免授权。授权码支持在线与离线激活，扩容后可在自助页面合并。原厂工程师提供一次远程安装检查，确认参数与备份策略符合建议。',
          'You receive the installer, a code and the manual. Cores of primary and standby nodes add up; test systems of up to four cores need no license. Codes activate online or offline and can be merged after growth. An engineer checks the installation once by remote session.',
        ],
      ],
      [
        'maintenance',
        [
          '安全补丁在漏洞公开后五个工作日内提供，小版本升级支持滚动方式，业务无感。',
          'Security fixes come within five working days, and minor versions roll through the cluster unnoticed.',
        ],
      ],
    ],
    guide: [
      ['按手册检查内核参数与磁盘调度。', 'Check kernel parameters and disk scheduling as the manual says.'],
      ['安装主备节点并导入授权码。', 'Install primary and standby and import the code.'],
      ['运行迁移评估工具，处理不兼容清单。', 'Run the assessment and work through the list.'],
      ['做一次切换演练后再上线。', 'Rehearse a failover before going live.'],
    ],
    highlights: [
      ['故障切换平均十二秒', 'Failover in twelve seconds'],
      ['七年维护', 'Maintained for seven years'],
      ['测试环境免授权', 'Test systems need no license'],
    ],
    tags: ['database', 'highAvailability', 'privateDeploy'],
    industries: ['finance', 'government', 'manufacturing'],
    deliverySlaDays: 3,
    featured: true,
    standing: [474, 58, 402],
    specifications: [
      {
        code: 'shuofang-db-core',
        name: ['按核订阅', 'Per core'],
        about: ['按核数订阅，含维护', 'By core, maintenance included'],
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['standard', '标准版', 'Standard'],
              ['enterprise', '企业版', 'Enterprise'],
            ],
          ),
          quantity('cores', ['核数', 'Cores'], ['核', 'core'], [4, 512, 4]),
        ],
        skus: [
          [{ edition: 'standard' }, perYear('1200')],
          [{ edition: 'enterprise' }, perYear('3600')],
        ],
      },
      {
        code: 'shuofang-db-site',
        name: ['单位场地授权', 'Site license'],
        about: ['同一法人范围内不限核数', 'Any number of cores within one legal entity'],
        hidden: true,
        prices: once('1680000'),
      },
    ],
  },
  {
    slug: 'shuofang-os',
    category: 'operating-systems',
    accessType: 'IMAGE',
    title: ['朔方服务器系统镜像', 'Shuofang Server Linux Image'],
    brief: [
      '面向云主机裁剪的企业 Linux，安全基线预置，补丁源长期可用',
      'An enterprise Linux trimmed for cloud hosts, hardened, with long-lived update repositories',
    ],
    sections: [
      [
        'overview',
        [
          '镜像按安全基线加固，默认关闭不必要的服务，启动约八秒。软件源在国内多地同步，安全补丁七年内持续提供。镜像本身免费，需要原厂支持的企业可另购支持服务。',
          'Hardened to a baseline, with needless services off and a boot of about eight seconds. Repositories are mirrored in several places, and security fixes continue for seven years. The image is free; support is bought separately.',
        ],
      ],
      [
        'included',
        [
          ['长期支持内核与热补丁工具', 'Long-term kernel and live patching'],
          ['常用语言运行环境与容器引擎', 'Common language runtimes and a container engine'],
          ['基线检查与审计规则', 'Baseline checks and audit rules'],
        ],
      ],
      [
        'requirements',
        [
          '1 核 1 GB 即可运行，支持两种主流处理器架构。默认仅开放 22 端口，登录使用密钥，初始用户为 `admin`，禁止直接以超级用户远程登录。',
          'Runs on one core and 1 GB, on both common processor architectures. Port 22 alone is open; sign in as `admin` with a key; remote root sign-in is off.',
        ],
      ],
    ],
    guide: [
      ['创建云主机时选择本镜像并绑定密钥。', 'Choose the image and bind a key when creating a host.'],
      ['使用 `ssh admin@主机地址` 登录。', 'Sign in with `ssh admin@<host>`.'],
      ['运行 `baseline check` 查看加固状态。', 'Run `baseline check` to see the state of hardening.'],
    ],
    highlights: [
      ['镜像免费', 'Free image'],
      ['七年安全补丁', 'Seven years of fixes'],
    ],
    tags: ['openSource'],
    industries: ['general', 'internet'],
    standing: [461, 210, 5630],
    specifications: [
      {
        code: 'shuofang-os-free',
        name: ['免费镜像', 'Free image'],
        about: ['仅收取云资源费用', 'You pay for cloud resources only'],
        prices: [...metered('0', ['小时', 'hour'])],
      },
    ],
  },
  {
    slug: 'shuofang-pg-image',
    category: 'databases',
    accessType: 'IMAGE',
    title: ['开源关系数据库高可用镜像', 'Open-source Relational Database HA Image'],
    brief: [
      '两台云主机十分钟搭好主备，自带备份、监控与参数调优',
      'Primary and standby on two hosts in ten minutes, with backups, monitoring and tuning',
    ],
    sections: [
      [
        'overview',
        [
          '镜像预装开源关系数据库与高可用组件，首次启动按引导填写对端地址即可组成主备。参数按主机规格自动计算，备份默认写入对象存储。',
          'Holds an open-source relational database with its high-availability parts; on first boot enter the peer’s address and the pair forms. Parameters follow the host’s size and backups go to object storage.',
        ],
      ],
      [
        'functions',
        [
          ['自动切换与虚拟地址漂移', 'Automatic failover with a moving address'],
          ['时间点恢复，保留七天', 'Point-in-time recovery for seven days'],
          ['网页面板查看慢语句与连接', 'A panel for slow statements and connections'],
        ],
      ],
      [
        'requirements',
        [
          '建议两台 4 核 16 GB 主机，同一子网；开放 5432 与 9000 端口。按小时计费时关机不收取软件费用。',
          'Two hosts of four cores and 16 GB in one subnet are advised; open ports 5432 and 9000. With hourly billing, stopped hosts cost no software fee.',
        ],
      ],
      [
        'maintenance',
        [
          '镜像每季度更新一次，紧急补丁随时发布；升级脚本先处理备机，切换后再处理原主机。',
          'The image is refreshed quarterly; upgrades take the standby first and switch over.',
        ],
      ],
    ],
    guide: [
      ['创建两台主机并分别运行 `ha-setup`。', 'Create two hosts and run `ha-setup` on each.'],
      ['填写对象存储凭证。', 'Enter object storage credentials.'],
      ['在面板确认复制延迟为零。', 'See on the panel that replication lag is zero.'],
    ],
    highlights: [
      ['十分钟搭好主备', 'A pair in ten minutes'],
      ['时间点恢复', 'Point-in-time recovery'],
    ],
    tags: ['database', 'highAvailability', 'openSource', 'payPerUse'],
    industries: ['internet', 'general'],
    standing: [454, 88, 1210],
    specifications: [
      {
        code: 'shuofang-pg-hour',
        name: ['按小时', 'Hourly'],
        about: ['按主机运行时长计费', 'By running time of a host'],
        prices: metered('0.32', ['小时', 'hour']),
      },
      {
        code: 'shuofang-pg-month',
        name: ['包周期', 'By period'],
        about: ['每台主机按月或按年', 'Per host by month or year'],
        prices: monthAndYear('168'),
      },
    ],
  },
  {
    slug: 'shuofang-migration',
    category: 'cloud-migration',
    accessType: 'SERVICE',
    title: ['业务系统迁移上云服务', 'Cloud Migration Service'],
    brief: [
      '从评估、演练到割接的完整迁移，业务中断窗口写进方案并负责到底',
      'From assessment through rehearsal to cut-over, with the downtime window written into the plan',
    ],
    sections: [
      [
        'overview',
        [
          '服务帮助企业把机房或其他云上的业务系统平稳迁移到云上。我们先弄清系统之间的依赖，再决定整体搬迁、替换或重构，随后通过至少一次完整演练把割接窗口压缩到可接受的范围。每一步都有回退方案。',
          'We move systems from data centers or other clouds without drama. Dependencies are understood first; then each system is moved, replaced or rebuilt, and at least one full rehearsal brings the cut-over window down to what the business accepts. Each step has a way back.',
        ],
      ],
      [
        'process',
        [
          [
            '调研评估：自动采集与访谈结合，输出依赖图与风险清单',
            'Assessment: collection and interviews lead to a dependency map and a list of risks',
          ],
          [
            '方案设计：目标架构、资源规格、割接与回退步骤',
            'Design: target architecture, sizing, cut-over and return',
          ],
          ['环境搭建：网络、权限与监控先行', 'Foundations: network, permissions and monitoring first'],
          [
            '迁移演练：全量加增量同步，核对数据一致性',
            'Rehearsal: full and incremental copy with comparison',
          ],
          ['正式割接：双方值守，按清单逐项确认', 'Cut-over: both sides on duty, item by item'],
          ['护航：割接后两周现场或远程值守', 'Two weeks of watch afterwards'],
        ],
      ],
      [
        'audience',
        [
          '适合十到三百台主机规模的企业，包括使用商业数据库、需要专线互通或存在老旧操作系统的环境。单纯的文件搬迁可以选择较低档位，涉及异地双活或跨境合规的项目需要先做专项评估，再确认报价档位。',
          'For ten to three hundred hosts, including commercial databases, private lines and old operating systems. Plain file moves fit a smaller package; active-active sites or cross-border rules need their own assessment first.',
        ],
      ],
      [
        'acceptance',
        [
          '以方案中列明的功能验证、数据核对和性能基线三项为验收依据，由双方签署割接确认单。迁移文档、网络拓扑与运维手册一并移交，并安排半天培训，使客户团队可以独立维护。',
          'Acceptance rests on three things named in the plan: functions, data comparison and performance baseline. Both sides sign; documents, network plans and an operations manual are handed over with half a day of training.',
        ],
      ],
      [
        'limits',
        [
          '服务不包含应用代码改造与第三方软件授权费用，评估阶段若发现必须改造的部分，会给出工作量估算供客户决定。',
          'Code changes and third-party licenses are not included; where the assessment finds changes necessary, it estimates the work so that you can decide.',
        ],
      ],
    ],
    guide: [
      ['下单后填写系统清单与期望窗口。', 'List your systems and wished windows after ordering.'],
      ['授权只读采集账号。', 'Grant a read-only account for collection.'],
      ['参加方案评审并确认割接日期。', 'Review the plan and confirm the date.'],
    ],
    highlights: [
      ['至少一次完整演练', 'At least one full rehearsal'],
      ['每一步都有回退', 'A way back at each step'],
      ['割接后护航两周', 'Two weeks of watch'],
    ],
    tags: ['migration', 'implementation'],
    industries: ['general', 'government', 'manufacturing'],
    supervised: true,
    deliverySlaDays: 45,
    featured: true,
    standing: [477, 46, 133],
    specifications: [
      {
        code: 'shuofang-migration-hosts',
        name: ['按主机数', 'By host'],
        about: ['按复杂程度与主机数计价', 'By complexity and number of hosts'],
        attributes: [
          choice(
            'complexity',
            ['复杂程度', 'Complexity'],
            [
              ['plain', '常规应用', 'Plain applications'],
              ['database', '含数据库集群', 'With database clusters'],
            ],
          ),
          quantity('hosts', ['主机数', 'Hosts'], ['台', 'host'], [10, 300, 5]),
        ],
        skus: [
          [{ complexity: 'plain' }, once('1200')],
          [{ complexity: 'database' }, once('2600')],
        ],
      },
    ],
  },
  {
    slug: 'shuofang-mq',
    category: 'middleware',
    accessType: 'CONTAINER',
    title: ['朔方消息队列集群', 'Shuofang Message Queue'],
    brief: [
      '容器化部署的消息队列，跨可用区三副本，兼容常用客户端协议',
      'A message queue for containers with three copies across zones and common client protocols',
    ],
    sections: [
      [
        'overview',
        [
          '消息队列以应用包形式部署到客户自己的容器集群，几分钟内建立三副本集群。它兼容业内常用的客户端协议，原有应用更换接入地址即可，同时提供延时、事务与顺序三种消息类型。',
          'Deployed as a package into your own container cluster, it forms three replicas in minutes. Common client protocols are understood, so applications change an address only; delayed, transactional and ordered messages are all there.',
        ],
      ],
      [
        'functions',
        [
          [
            '可靠：多数副本写入后才确认，节点故障自动选主',
            'Durable: acknowledged after a majority has it; leaders re-elected on failure',
          ],
          [
            '弹性：主题分区在线迁移，扩容期间不中断收发',
            'Elastic: partitions move online and traffic goes on',
          ],
          [
            '治理：死信、重试、堆积告警与消费轨迹查询',
            'Governance: dead letters, retries, backlog alarms and consumption traces',
          ],
          ['安全：租户配额、传输加密与主题级授权', 'Security: quotas, encryption and permissions per topic'],
        ],
      ],
      [
        'performance',
        [
          '三节点 8 核 32 GB 配置下，1 KB 消息的持续写入为每秒 28 万条，九成九延迟 9 毫秒；单副本节点失效时切换约五秒，期间生产端自动重试。测试报告附部署清单与压测脚本，便于在自己的集群复现。',
          'With three nodes of eight cores and 32 GB it sustains 280,000 messages of one kilobyte a second at 9 ms for 99 %; losing a node costs about five seconds while producers retry. The report includes manifests and scripts.',
        ],
      ],
      [
        'requirements',
        [
          '容器平台版本需在 1.24 以上，每个节点至少 4 核 16 GB，存储推荐本地固态盘或高性能云盘。指标以开放格式暴露，可以接入已有监控系统。',
          'Needs version 1.24 or later of the container platform, four cores and 16 GB per node, and local or fast cloud disks. Metrics are exposed in an open format.',
        ],
      ],
      [
        'maintenance',
        [
          '订阅期内提供滚动升级包与安全修复，每季度一个小版本。升级前的兼容检查会列出受影响的主题，节点逐个替换，业务不停机，必要时可以退回上一版本。',
          'Rolling upgrades and fixes come with the subscription, a minor version each quarter. A check names affected topics first, and nodes are replaced one by one, with a way back to the version before.',
        ],
      ],
      [
        'audience',
        [
          '适合正在从虚拟机转向容器的团队，也适合希望把多套旧队列收敛到一处、统一配额与监控的平台部门。',
          'For teams moving from virtual machines to containers, and for platform groups joining several old queues under one quota and one monitor.',
        ],
      ],
    ],
    guide: [
      [
        '在容器平台添加应用仓库并填写授权码。',
        'Add the application repository to your platform and enter the license code.',
      ],
      ['设定副本数、存储类与资源限制后安装。', 'Set replicas, storage class and limits, then install.'],
      ['用自带工具发送与消费测试消息。', 'Send and read test messages with the bundled tool.'],
    ],
    highlights: [
      ['跨可用区三副本', 'Three copies across zones'],
      ['客户端免改造', 'Clients stay as they are'],
      ['升级不停机', 'Upgrades without downtime'],
    ],
    tags: ['middleware', 'container', 'highAvailability'],
    industries: ['internet', 'finance'],
    standing: [462, 35, 290],
    specifications: [
      {
        code: 'shuofang-mq-nodes',
        name: ['按节点订阅', 'By node'],
        about: ['按集群节点数订阅', 'By nodes of the cluster'],
        attributes: [quantity('nodes', ['节点数', 'Nodes'], ['个', 'node'], [3, 60, 1])],
        prices: monthAndYear('680'),
      },
    ],
  },
  {
    slug: 'shuofang-cache',
    category: 'middleware',
    accessType: 'CONTAINER',
    title: ['朔方内存缓存', 'Shuofang Memory Cache'],
    brief: [
      '兼容常用命令的分布式缓存，冷热分层，故障时自动切换',
      'A distributed cache with familiar commands, hot and cold tiers and automatic failover',
    ],
    sections: [
      [
        'overview',
        [
          '缓存组件以容器方式运行，热数据驻留内存，冷数据自动下沉到本地盘，在同等内存下可承载约四倍数据量。命令与常用客户端兼容。',
          'Runs in containers; hot data stays in memory and cold data sinks to local disk, so the same memory holds some four times as much. Commands and clients are the familiar ones.',
        ],
      ],
      [
        'functions',
        [
          ['分片与副本自动均衡', 'Shards and replicas balance themselves'],
          ['大键与热键自动识别', 'Large and hot keys are spotted'],
          ['快照与增量日志两种持久化', 'Snapshots and append logs'],
        ],
      ],
      [
        'performance',
        [
          '单节点 4 核 16 GB 每秒处理 12 万次读请求，九成九延迟 1.2 毫秒。读取下沉数据时延迟约增加 0.8 毫秒，可按前缀设定常驻策略。',
          'A node of four cores and 16 GB serves 120,000 reads a second at 1.2 ms for 99 %. Reads from disk add about 0.8 ms; prefixes can be pinned to memory.',
        ],
      ],
      [
        'requirements',
        [
          '容器平台 1.24 以上，下沉盘建议使用本地固态盘，容量为内存的三到四倍。',
          'Container platform 1.24 or later and a local disk of three to four times the memory.',
        ],
      ],
    ],
    guide: [
      ['填写授权码并安装应用包。', 'Enter the code and install the package.'],
      ['按业务前缀设定过期与常驻策略。', 'Set expiry and pinning by prefix.'],
      ['观察命中率三天后调整内存。', 'Watch hit rates for three days, then adjust memory.'],
    ],
    highlights: [
      ['同等内存四倍容量', 'Four times the data per memory'],
      ['热键自动识别', 'Hot keys spotted'],
    ],
    tags: ['middleware', 'container'],
    industries: ['internet', 'retail'],
    standing: [443, 21, 174],
    specifications: [
      {
        code: 'shuofang-cache-nodes',
        name: ['按节点订阅', 'By node'],
        about: ['数量越多单价越低', 'More nodes, lower price each'],
        attributes: [quantity('nodes', ['节点数', 'Nodes'], ['个', 'node'], [2, 100, 1])],
        prices: [
          banded('step', 'MONTH', [
            [1, '320'],
            [11, '270'],
            [41, '220'],
          ]),
          banded('step', 'YEAR', [
            [1, '3200'],
            [11, '2700'],
            [41, '2200'],
          ]),
        ],
      },
    ],
  },
  {
    slug: 'shuofang-web-stack',
    category: 'reference-stacks',
    accessType: 'ORCHESTRATION',
    title: ['三层网站架构一键编排', 'Three-tier Web Stack'],
    brief: [
      '负载均衡、应用集群、主备数据库与备份一次创建，按等级保护要求预置',
      'Balancer, application cluster, database pair and backups in one go, preset for graded protection',
    ],
    sections: [
      [
        'overview',
        [
          '模板把一套可以直接承载生产流量的网站架构写成声明式文件：入口负载均衡与证书、跨可用区的应用集群、主备数据库、缓存、对象存储和日志。购买后在自己的账号中部署，半小时左右得到一套结构清晰、可以审计的环境。',
          'A web architecture fit for production, declared in files: balancer and certificates, application hosts across zones, a database pair, cache, object storage and logs. Deployed in your own account, it is clear and auditable after about half an hour.',
        ],
      ],
      [
        'delivery',
        [
          ['编排模板、变量说明与架构图', 'The template, its variables and a diagram'],
          ['安全组、身份与密钥的收敛规则', 'Rules for security groups, identities and keys'],
          ['备份与恢复脚本，含演练步骤', 'Backup and restore scripts with a rehearsal'],
          ['监控面板与告警阈值', 'Dashboards and thresholds'],
          [
            '等级保护对照表，标明模板已覆盖与需要客户补充的条目',
            'A table of graded protection: what is covered and what remains yours',
          ],
        ],
      ],
      [
        'scenarios',
        [
          '适合从单机升级到多机架构的业务、需要在多个地域重复部署的连锁系统，以及要通过等级保护测评的政企网站。也可以作为研发环境的标准底座，用同一份文件创建测试、预发与生产，避免环境之间的差异带来的故障。',
          'For businesses outgrowing a single host, chains repeated in several regions, and sites facing an assessment. It also serves as the base of development: test, staging and production come from one file and do not drift apart.',
        ],
      ],
      [
        'requirements',
        [
          '账号需要网络、计算、数据库与对象存储的创建权限，建议预留 24 核与 96 GB 内存配额。模板支持导入已有网络，不会改动未列入清单的资源，删除前会再次列出影响。',
          'The account must be allowed to create networks, hosts, databases and storage; plan for 24 cores and 96 GB. An existing network can be imported; resources outside the list are never touched, and deletion shows its effects first.',
        ],
      ],
      [
        'process',
        [
          '下单后填写需求表，工程师依据流量与合规要求给出变量建议；部署由客户在控制台点击执行，工程师在线陪同；完成恢复演练后双方确认验收，全程记录留档。',
          'Fill in the request form; an engineer proposes variables for your traffic and rules. You start the deployment in the console with the engineer online, and accept after a restore rehearsal; the whole run is recorded.',
        ],
      ],
    ],
    guide: [
      ['填写域名、地域与规格。', 'Enter domain, region and sizes.'],
      ['查看资源计划与预估费用后确认。', 'Read the plan and the estimate, then confirm.'],
      ['完成后按文档做一次恢复演练。', 'Rehearse a restore as documented.'],
    ],
    highlights: [
      ['半小时得到生产级架构', 'Production architecture in half an hour'],
      ['附等级保护对照表', 'Graded protection table included'],
      ['不触碰清单外资源', 'Nothing outside the list is touched'],
    ],
    tags: ['highAvailability', 'migration'],
    industries: ['general', 'government'],
    supervised: true,
    deliverySlaDays: 5,
    standing: [456, 28, 164],
    specifications: [
      {
        code: 'shuofang-web-basic',
        name: ['基础架构', 'Basic'],
        about: ['单地域双可用区', 'One region, two zones'],
        prices: perYear('6800'),
      },
      {
        code: 'shuofang-web-plus',
        name: ['增强架构', 'Plus'],
        about: ['增加网站防护与跨地域备份', 'Adds web protection and backups in another region'],
        prices: perYear('15800'),
      },
    ],
  },
])
