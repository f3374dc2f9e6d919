import { choice, metered, monthAndYear, productsOf, quantity } from '../authoring.ts'

export const yitongProducts = productsOf('yitong', [
  {
    slug: 'yitong-clinic',
    category: 'healthcare',
    accessType: 'SAAS',
    title: ['颐桐诊所管理', 'Yitong Clinic'],
    brief: [
      '挂号、病历、处方、收费与药房一体，适合三到三十位医生的诊所',
      'Registration, records, prescriptions, billing and pharmacy for clinics of three to thirty doctors',
    ],
    sections: [
      [
        'overview',
        [
          '颐桐诊所管理由做过临床的产品团队设计，目标是让医生把目光留给患者。病历模板按科室整理，常用医嘱一键带入，处方自动检查配伍与剂量，收费与药房同步更新。前台、医生、护士与药师各有自己的工作台。',
          'Designed by people who used to practice, so that doctors can look at their patients. Templates follow specialties, common orders come with one click, prescriptions are checked for interactions and dose, and billing and pharmacy stay in step. Reception, doctors, nurses and pharmacists each have their own desk.',
        ],
      ],
      [
        'functions',
        [
          [
            '预约与候诊：线上预约、现场取号与叫号屏',
            'Appointments: online booking, tickets and a call screen',
          ],
          [
            '电子病历：结构化录入与自由书写并存，修改留痕',
            'Records: structured or free text, with traced changes',
          ],
          ['处方：中西药与检查检验，合理用药提醒', 'Prescriptions with advice on safe use'],
          [
            '收费：多种支付、套餐与会员储值，日结自动对账',
            'Billing: payment types, packages, stored value and daily closing',
          ],
          ['药房：批号效期、进销存与盘点', 'Pharmacy: lots, expiry, stock and counting'],
        ],
      ],
      [
        'process',
        [
          '下单后由实施顾问远程完成初始化：录入科室与医生、导入药品目录、打印机与读卡器联调，并安排两次培训。诊所通常在三个工作日内可以接诊，原有患者资料可以由顾问协助导入并逐条核对，导入结果由诊所确认后生效。',
          'A consultant sets it up remotely after your order: departments and doctors, the drug list, printers and card readers, and two trainings. Clinics usually see patients within three working days; existing records are imported with help and take effect once you confirm them.',
        ],
      ],
      [
        'security',
        [
          '健康数据加密存放，访问按角色与就诊关系控制；导出需要两人确认，并记录用途。系统每日备份，断网时前台可用离线模式登记，恢复后自动合并。',
          'Health data is encrypted and access depends on role and treatment. Exports need two people and a purpose. Backups run daily, and reception can register offline and merge later.',
        ],
      ],
      [
        'integration',
        [
          '可对接医保结算、检验外送与电子发票平台，具体可用范围以诊所所在城市的开通情况为准，实施顾问会在初始化前逐项确认。中医版另含药材配伍库与代煎登记，口腔版含牙位图与影像调阅。',
          'Connects insurance settlement, outside laboratories and e-invoices as far as your city offers them; the consultant checks each beforehand. The Chinese medicine edition adds a herb library and decoction records, the dental edition tooth charts and images.',
        ],
      ],
    ],
    guide: [
      ['准备科室、医生与药品目录。', 'Prepare departments, doctors and drugs.'],
      ['与顾问联调打印机与读卡器。', 'Test printers and readers with the consultant.'],
      ['完成两次培训后试运行一天。', 'Run one trial day after two trainings.'],
    ],
    highlights: [
      ['三个工作日内可以接诊', 'Patients within three working days'],
      ['合理用药提醒', 'Advice on safe use'],
      ['断网可离线登记', 'Registers offline'],
    ],
    tags: ['healthcare'],
    industries: ['healthcare'],
    supervised: true,
    deliverySlaDays: 3,
    standing: [470, 53, 344],
    specifications: [
      {
        code: 'yitong-clinic-doctors',
        name: ['按医生数订阅', 'By doctor'],
        about: ['按版本与医生数', 'By edition and doctors'],
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['general', '全科版', 'General'],
              ['dental', '口腔版', 'Dental'],
              ['tcm', '中医版', 'Chinese medicine'],
            ],
          ),
          quantity('doctors', ['医生数', 'Doctors'], ['位', 'doctor'], [3, 30, 1]),
        ],
        skus: [
          [{ edition: 'general' }, monthAndYear('180')],
          [{ edition: 'dental' }, monthAndYear('220')],
          [{ edition: 'tcm' }, monthAndYear('200')],
        ],
      },
    ],
  },
  {
    slug: 'yitong-followup',
    category: 'healthcare',
    accessType: 'SAAS',
    title: ['颐桐随访', 'Yitong Follow-up'],
    brief: [
      '按病种编排随访计划，短信、电话与小程序多渠道触达并回收结果',
      'Follow-up plans by condition over text message, phone and mini program',
    ],
    sections: [
      [
        'overview',
        [
          '随访系统帮助诊所与体检机构保持与患者的联系。计划按病种与指标编排，到期自动发送问卷或提醒，异常结果转给责任医生。',
          'Keeps clinics and check-up centers in touch with patients. Plans follow conditions and readings, questionnaires go out when due, and abnormal answers reach the responsible doctor.',
        ],
      ],
      [
        'functions',
        [
          ['六十余个病种模板，可修改', 'More than sixty plans to adapt'],
          ['指标曲线与预警', 'Curves and warnings'],
          ['话务工作台与录音', 'A calling desk with recordings'],
        ],
      ],
      [
        'security',
        [
          '发送前核对患者授权，患者可以随时退订；问卷不包含诊断结论，敏感内容需登录后查看。',
          'Consent is checked before sending and can be withdrawn at any time; messages hold no diagnosis, and sensitive content needs a sign-in.',
        ],
      ],
      [
        'integration',
        [
          '与颐桐诊所管理互通患者与就诊记录，也可以通过接口接入体检系统，随访结果写回原病历。',
          'Shares patients with Yitong Clinic, connects check-up systems and writes results back.',
        ],
      ],
    ],
    guide: [
      ['选择病种模板并指定责任医生。', 'Choose a plan and the responsible doctor.'],
      ['导入患者与授权记录。', 'Import patients and consents.'],
      ['先对十位患者试发。', 'Try it with ten patients.'],
    ],
    highlights: [
      ['六十余个病种模板', 'Sixty plans'],
      ['异常直达责任医生', 'Abnormal answers reach the doctor'],
    ],
    tags: ['healthcare', 'freeTrial'],
    industries: ['healthcare'],
    standing: [436, 25, 148],
    specifications: [
      {
        code: 'yitong-followup-patients',
        name: ['按在管患者', 'By patient'],
        about: ['以百人为单位订阅', 'In hundreds of patients'],
        trialDays: 14,
        attributes: [quantity('hundreds', ['在管患者', 'Patients'], ['百人', 'hundred'], [2, 500, 1])],
        prices: monthAndYear('30'),
      },
    ],
  },
  {
    slug: 'yitong-triage-agent',
    category: 'agents',
    accessType: 'AGENT',
    title: ['导诊分诊智能体', 'Triage Agent'],
    brief: [
      '以问答了解不适，推荐科室与紧急程度，结果供护士确认',
      'Asks about complaints, suggests department and urgency, and leaves the decision to a nurse',
    ],
    sections: [
      [
        'overview',
        [
          '智能体嵌入诊所公众号或候诊屏，用日常语言询问症状，给出建议科室与紧急程度，并把要点整理给分诊护士。遇到危险信号立即提示就近急诊。',
          'Embedded in your account or waiting-room screen, it asks in everyday words, suggests department and urgency and summarizes for the nurse. Danger signs lead to emergency care at once.',
        ],
      ],
      [
        'quality',
        [
          '在五千例回顾病例上，科室推荐一致率为 92%，危险信号召回率为 99.1%。模型不给出诊断与用药建议。',
          'On five thousand past cases departments agreed in 92 %, and 99.1 % of danger signs were caught. It gives no diagnosis and no medication.',
        ],
      ],
      [
        'metering',
        [
          '按完成的会话计费，中途退出不计。会话记录按诊所设定的期限保存。',
          'Billed per completed conversation; abandoned ones are free. Records are kept as long as the clinic decides.',
        ],
      ],
      [
        'security',
        [
          '会话内容加密存放，按诊所隔离，不用于训练；患者可以要求删除自己的记录。',
          'Conversations are encrypted, kept apart by clinic, never used for training, and erased when a patient asks.',
        ],
      ],
    ],
    guide: [
      ['填写科室与出诊时间。', 'Enter departments and hours.'],
      ['用二十个典型主诉检查结果。', 'Check it with twenty typical complaints.'],
      ['安排护士复核前两周会话。', 'Let nurses review the first two weeks.'],
    ],
    highlights: [
      ['危险信号即时提示', 'Danger signs flagged at once'],
      ['不做诊断', 'No diagnosis'],
    ],
    tags: ['agent', 'healthcare', 'payPerUse'],
    industries: ['healthcare'],
    standing: [434, 14, 66],
    specifications: [
      {
        code: 'yitong-triage-session',
        name: ['按会话计费', 'Per conversation'],
        about: ['每次完成的会话', 'Each completed conversation'],
        prices: metered('0.35', ['次', 'conversation']),
      },
    ],
  },
])
