import { banded, choice, monthAndYear, once, productsOf, quantity } from '../authoring.ts'

export const zhiyanProducts = productsOf('zhiyan', [
  {
    slug: 'zhiyan-lms',
    category: 'education',
    accessType: 'SAAS',
    title: ['知砚学习平台', 'Zhiyan Learning Platform'],
    brief: [
      '课程、班级、直播与学分一体，企业与院校共用，支持自有课件',
      'Courses, classes, live lessons and credits for companies and schools, with your own material',
    ],
    sections: [
      [
        'overview',
        [
          '知砚学习平台服务企业培训部门与职业院校。管理者按岗位或专业搭建学习路径，学员在手机和电脑上学习、练习与讨论，进度与成绩自动汇总。平台不捆绑课程内容，客户可以上传自有课件，也可以接入外部课程包。',
          'For training departments and vocational schools. Managers build paths by position or subject; learners study, practice and discuss on phone or computer, and progress adds up by itself. No content is bundled: upload your own or connect course packages.',
        ],
      ],
      [
        'functions',
        [
          [
            '课件：视频、文档、互动题与标准课件包，断点续学',
            'Material: video, documents, exercises and standard packages, resumed where you stopped',
          ],
          [
            '班级：报名、签到、作业、互评与公告',
            'Classes: enrolment, attendance, assignments, peer review and notices',
          ],
          ['直播：千人同堂，回放自动切分章节', 'Live: a thousand learners, recordings split into chapters'],
          ['学分：按规则累计，证书可在线核验', 'Credits by rule, with certificates that can be verified'],
          ['分析：学习时长、完成率与知识点掌握度', 'Analysis of time, completion and mastery'],
        ],
      ],
      [
        'scenarios',
        [
          '制造企业用它做上岗与安全培训，证书到期前自动安排复训；连锁企业把新品知识做成五分钟短课，在开店前推送到门店；职业院校用它管理实训与学分互认，校企双方共用一套评价标准。平台记录可以导出给主管部门备查。',
          'Factories train for entry and safety and repeat before certificates expire. Chains turn product news into five-minute lessons before opening. Schools manage practice and shared credits with companies under one standard. Records can be exported for the authorities.',
        ],
      ],
      [
        'security',
        [
          '视频加密并带学员水印，支持限定企业网络访问；人脸核验可选，照片只用于当次比对。学员资料归客户所有，合同结束后可完整导出。',
          'Videos are encrypted and watermarked and can be limited to your network. Face checks are optional and pictures serve one comparison only. Learner data is yours and can be exported in full.',
        ],
      ],
      [
        'editions',
        [
          '标准版包含课件、班级、学分与分析；直播版增加直播课堂、回放与互动白板。两个版本都按学员数订阅，停用的学员可以释放名额给新人，毕业或离职后学习档案继续保留三年。版本之间可以随时升级，已有课程和成绩不受影响。',
          'Standard holds material, classes, credits and analysis; the live edition adds lessons, recordings and a whiteboard. Both count learners; places of those who leave are free again while their files remain for three years. Upgrading keeps courses and results.',
        ],
      ],
    ],
    guide: [
      ['导入组织与学员。', 'Import organization and learners.'],
      ['上传课件并组合成学习路径。', 'Upload material and combine it into paths.'],
      ['创建班级，设置截止时间与提醒。', 'Create a class with deadlines and reminders.'],
      ['查看完成率并导出报表。', 'Read completion and export reports.'],
    ],
    highlights: [
      ['自有课件自由上传', 'Your own material'],
      ['千人直播自动切章', 'Live lessons split into chapters'],
      ['证书可在线核验', 'Certificates verified online'],
    ],
    tags: ['education', 'freeTrial'],
    industries: ['education', 'manufacturing', 'retail'],
    featured: true,
    standing: [461, 77, 498],
    specifications: [
      {
        code: 'zhiyan-lms-learners',
        name: ['按学员数订阅', 'By learner'],
        about: ['按版本与学员数，五十人为一档', 'By edition and learners, in fifties'],
        trialDays: 30,
        attributes: [
          choice(
            'edition',
            ['版本', 'Edition'],
            [
              ['standard', '标准版', 'Standard'],
              ['live', '直播版', 'With live lessons'],
            ],
          ),
          quantity('learners', ['学员数', 'Learners'], ['人', 'learner'], [50, 10000, 50]),
        ],
        skus: [
          [{ edition: 'standard' }, monthAndYear('3')],
          [{ edition: 'live' }, monthAndYear('5.5')],
        ],
      },
    ],
  },
  {
    slug: 'zhiyan-exam',
    category: 'education',
    accessType: 'SAAS',
    title: ['知砚在线考试', 'Zhiyan Exams'],
    brief: [
      '题库、组卷、监考与阅卷，单场可承载两万人同时作答',
      'Question bank, papers, proctoring and marking for twenty thousand candidates at once',
    ],
    sections: [
      [
        'overview',
        [
          '在线考试覆盖从命题到成绩发布的全过程。作答内容每十秒保存，断网可继续作答并自动补传，监考端实时查看异常。',
          'From writing questions to publishing results. Answers are saved every ten seconds, candidates continue offline, and proctors see anomalies live.',
        ],
      ],
      [
        'functions',
        [
          ['二十种题型与公式、代码题', 'Twenty kinds of questions, formulas and code'],
          ['随机组卷与难度平衡', 'Random papers of equal difficulty'],
          ['多人阅卷与仲裁', 'Several markers with arbitration'],
        ],
      ],
      [
        'performance',
        [
          '单场两万人同时交卷的实测处理时间为四十二秒。大型考试建议提前三天预约容量，并安排一次全员模拟。',
          'Twenty thousand papers handed in at once took 42 seconds in a measured run. Reserve capacity three days ahead for large exams and hold one rehearsal.',
        ],
      ],
      [
        'security',
        [
          '试卷加密下发，开考时解锁；支持切屏检测、摄像头抽拍与座位随机，异常由监考员判定。',
          'Papers unlock at the start; screen switching and camera samples are judged by a proctor.',
        ],
      ],
    ],
    guide: [
      ['导入题库并校对。', 'Import and proofread questions.'],
      ['创建考试并设置监考规则。', 'Create the exam and its rules.'],
      ['组织一次模拟考试。', 'Hold a rehearsal.'],
    ],
    highlights: [
      ['两万人同时作答', 'Twenty thousand at once'],
      ['断网可继续', 'Goes on offline'],
    ],
    tags: ['education'],
    industries: ['education', 'government'],
    standing: [449, 43, 276],
    specifications: [
      {
        code: 'zhiyan-exam-sittings',
        name: ['按考试人次', 'By sitting'],
        about: ['分层计价的人次包，一年内有效', 'Tiered packages valid for a year'],
        attributes: [quantity('sittings', ['考试人次', 'Sittings'], ['人次', 'sitting'], [100, 50000, 100])],
        prices: [
          banded('tier', 'ONE_TIME', [
            [1, '2'],
            [1001, '1.5'],
            [10001, '0.9'],
          ]),
        ],
      },
    ],
  },
  {
    slug: 'zhiyan-corpus',
    category: 'datasets',
    accessType: 'DATA',
    title: ['中文教学语料集', 'Chinese Teaching Corpus'],
    brief: [
      '职业教育教材、题目与讲解一千二百万条，逐条登记来源与授权',
      'Twelve million passages, questions and explanations for vocational education with recorded licenses',
    ],
    sections: [
      [
        'overview',
        [
          '语料集收录机械、电气、护理、会计等二十六个专业的教材段落、习题与讲解，用于语言模型训练与教材编写。每条数据登记作者、来源、授权范围与整理人。',
          'Passages, exercises and explanations from twenty-six subjects such as mechanics, electricity, nursing and accounting, for language models and authors. Author, source, license and editor are recorded for each.',
        ],
      ],
      [
        'contents',
        [
          ['教材段落：带章节与知识点标签', 'Passages with chapter and topic'],
          ['题目：题干、选项、答案与解析', 'Questions with options, answers and explanations'],
          ['对话：教师答疑改写', 'Dialogues rewritten from tutoring'],
        ],
      ],
      [
        'quality',
        [
          '全部数据去除个人信息，按专业抽检 2%，事实性差错低于千分之三。更新包每半年发布，订购者两年内可免费获取。',
          'Personal data is removed, two percent are checked by subject, and factual errors stay below three in a thousand. Updates appear every half year and are free for two years.',
        ],
      ],
      [
        'terms',
        [
          '可用于训练与内部研究，生成内容商用不受限；不得原文再分发。',
          'For training and internal research; generated content may be used commercially, the originals not redistributed.',
        ],
      ],
    ],
    guide: [
      ['选择专业范围并签署许可协议。', 'Choose subjects and sign the license.'],
      ['下载样例核对字段。', 'Check fields with the sample.'],
      ['收到密钥后解密完整包。', 'Decrypt the package with the key you receive.'],
    ],
    highlights: [
      ['授权逐条登记', 'License recorded for each item'],
      ['半年更新一次', 'Updated every half year'],
    ],
    tags: ['dataset', 'education', 'llm'],
    industries: ['education', 'internet'],
    supervised: true,
    deliverySlaDays: 7,
    standing: [451, 13, 37],
    specifications: [
      {
        code: 'zhiyan-corpus-subjects',
        name: ['按专业', 'By subject'],
        about: ['单个专业或全部二十六个专业', 'One subject or all twenty-six'],
        attributes: [
          choice(
            'scope',
            ['范围', 'Scope'],
            [
              ['one', '单个专业', 'One subject'],
              ['all', '全部专业', 'All subjects'],
            ],
          ),
        ],
        skus: [
          [{ scope: 'one' }, once('28000')],
          [{ scope: 'all' }, once('460000')],
        ],
      },
    ],
  },
])
