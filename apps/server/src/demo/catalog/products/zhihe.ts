import { banded, choice, metered, monthAndYear, productsOf, quantity } from '../authoring.ts'

export const zhiheProducts = productsOf('zhihe', [
  {
    slug: 'zhihe-annotate',
    category: 'models',
    accessType: 'SAAS',
    title: ['织禾标注平台', 'Zhihe Labeling'],
    brief: [
      '图像、文本、语音多类型标注，预标注减少重复劳动，质检抽样可追责',
      'Labels images, text and audio; pre-labels save repetition and sampled checks show who did what',
    ],
    sections: [
      [
        'overview',
        [
          '标注平台让数据团队在一个界面里管理任务、人员与质量。导入数据后可先用内置模型预标注，标注员只需修正；质检按比例抽样，错误自动退回并计入人员统计。',
          'One screen for tasks, people and quality. Built-in models label first and people correct; checks sample a share, errors go back by themselves and count in the statistics.',
        ],
      ],
      [
        'functions',
        [
          [
            '工具：框、多边形、关键点、分词、关系与音段',
            'Tools: boxes, polygons, key points, tokens, relations and audio segments',
          ],
          ['流程：标注、互检、专家复核三级可选', 'Flow: labeling, peer check and expert review as you need'],
          [
            '导出：常见训练格式，附版本与差异',
            'Export in common training formats with versions and differences',
          ],
        ],
      ],
      [
        'security',
        [
          '数据可存放在客户自有对象存储，平台只持有临时链接；标注界面带人员水印，禁止批量下载。',
          'Data may stay in your own object storage while the platform holds temporary links; screens carry a watermark and bulk download is barred.',
        ],
      ],
    ],
    guide: [
      ['新建项目并选择标注类型。', 'Create a project and choose the kind of label.'],
      ['绑定对象存储目录。', 'Bind a folder of object storage.'],
      ['分配成员与抽检比例后开始。', 'Assign members and the share to check, then start.'],
    ],
    highlights: [
      ['预标注减少重复', 'Pre-labels save repetition'],
      ['数据留在自有存储', 'Data stays in your storage'],
    ],
    tags: ['annotation', 'freeTrial'],
    industries: ['internet', 'manufacturing', 'healthcare'],
    standing: [448, 44, 268],
    specifications: [
      {
        code: 'zhihe-annotate-seats',
        name: ['标注席位', 'Seats'],
        about: ['按同时在线席位订阅', 'By simultaneous seats'],
        trialDays: 14,
        attributes: [quantity('seats', ['席位数', 'Seats'], ['席', 'seat'], [5, 300, 5])],
        prices: monthAndYear('65'),
      },
    ],
  },
  {
    slug: 'zhihe-meeting',
    category: 'language-speech',
    accessType: 'SAAS',
    title: ['织禾会议纪要', 'Zhihe Minutes'],
    brief: [
      '录音转写、区分发言人、提炼待办，纪要十分钟内送到与会人',
      'Transcribes, tells speakers apart, extracts action items and sends minutes within ten minutes',
    ],
    sections: [
      [
        'overview',
        [
          '上传录音或接入会议软件，系统自动转写并区分发言人，会后生成摘要、决议与待办。专有名词可以维护热词表，方言与中英混说也能识别。',
          'Upload a recording or connect your meeting tool: speech is transcribed by speaker, then summarized into decisions and action items. Keep a list of your own terms; dialects and mixed Chinese and English are understood.',
        ],
      ],
      [
        'functions',
        [
          ['实时字幕与双语对照', 'Live captions, in two languages if wanted'],
          ['点击文字即播放对应录音', 'Click a sentence to hear it'],
          ['待办推送到项目与日程工具', 'Action items pushed to project and calendar tools'],
        ],
      ],
      [
        'security',
        [
          '录音与文本加密存放，默认九十天后删除，企业可改为处理后即删。不使用客户内容训练模型。',
          'Recordings and text are encrypted and deleted after ninety days, or right after processing if you wish. Customer content is not used for training.',
        ],
      ],
      [
        'metering',
        [
          '转写时长按自然月累计，用完后仍可查看历史纪要，新会议排队到次月或升级后处理。',
          'Hours count by calendar month; old minutes stay readable, and new meetings wait for the next month or an upgrade.',
        ],
      ],
    ],
    guide: [
      ['上传音频或授权会议软件。', 'Upload audio or connect your meeting tool.'],
      ['在“热词”中加入人名与产品名。', 'Add names and products to the term list.'],
      ['核对发言人后发送纪要。', 'Check the speakers and send the minutes.'],
    ],
    highlights: [
      ['十分钟内出纪要', 'Minutes within ten minutes'],
      ['不用于训练', 'Never used for training'],
    ],
    tags: ['speech', 'llm', 'freeTrial'],
    industries: ['general'],
    standing: [460, 118, 1460],
    specifications: [
      {
        code: 'zhihe-meeting-team',
        name: ['团队版', 'Team'],
        about: ['每月两百小时转写', 'Two hundred hours a month'],
        trialDays: 7,
        prices: monthAndYear('399'),
      },
      {
        code: 'zhihe-meeting-business',
        name: ['企业版', 'Business'],
        about: ['每月一千小时转写，含单点登录', 'One thousand hours a month and single sign-on'],
        prices: monthAndYear('1580'),
      },
    ],
  },
  {
    slug: 'zhihe-receipt-ocr',
    category: 'vision',
    accessType: 'API',
    title: ['票据识别接口', 'Receipt Recognition API'],
    brief: [
      '发票、车票、小票与回单四十类票据一次识别，返回结构化字段与置信度',
      'Reads forty kinds of invoices, tickets, slips and bank receipts into fields with confidence',
    ],
    sections: [
      [
        'overview',
        [
          '票据识别接口把报销、对账和稽核中常见的四十类票据转成结构化数据。一张图里有多张票据时会自动切分，歪斜、褶皱、印章遮挡与手机翻拍都在训练样本之内。调用方只需上传图片，不必事先指明票种。',
          'The interface turns forty kinds of receipts used in expenses, matching and audits into structured data. Several receipts in one picture are cut apart; tilt, creases, seals and photos of screens are part of the training set. Upload the picture without naming its kind.',
        ],
      ],
      [
        'contents',
        [
          ['票种与版式版本', 'Kind and layout version'],
          ['号码、代码、日期、金额、税额、校验码', 'Number, code, date, amount, tax and check code'],
          ['购销双方名称与税号', 'Names and tax numbers of both parties'],
          ['货物明细逐行', 'Line items'],
          ['每个字段的坐标与置信度', 'Coordinates and confidence of each field'],
        ],
      ],
      [
        'quality',
        [
          '在一万二千张来自真实报销场景的测试图片上，关键字段整单正确率为 96.4%；清晰扫描件为 98.9%，翻拍件为 93.7%。测试集构成与逐票种结果可在文档中查看，客户也可以提交自有样本复测。',
          'On 12,000 pictures from real expense claims all key fields were right in 96.4 % of receipts: 98.9 % for clean scans, 93.7 % for photos of screens. The documentation shows the test set and results per kind, and you may submit your own samples.',
        ],
      ],
      [
        'metering',
        [
          '按识别成功的票据张数计费，一张图片切出三张票据计三次，识别失败不计费。每月用量分三档，超出部分按所在档位的单价计算，月初重新累计。',
          'Billed per receipt recognized: three receipts cut from one picture count three, failures none. Monthly usage has three bands, each with its own price, and starts over each month.',
        ],
      ],
      [
        'security',
        [
          '图片只在内存中处理，返回结果后即释放，不落盘、不用于训练。传输采用加密通道，密钥可随时轮换，调用日志仅保留请求编号与耗时。',
          'Pictures are processed in memory and released with the answer, neither stored nor used for training. Transport is encrypted, keys can be rotated at any time, and logs keep only request id and duration.',
        ],
      ],
      [
        'integration',
        [
          '提供五种语言的开发包与调用示例，返回字段与常见报销系统的单据结构对应，接入通常半天完成，并附沙箱密钥。',
          'Kits for five languages and examples are provided, fields match common expense systems, and integration usually takes half a day with a sandbox key.',
        ],
      ],
    ],
    guide: [
      ['在“应用凭证”中创建应用并复制密钥。', 'Create an application under App credentials and copy its key.'],
      [
        '以 Base64 上传图片到 `POST /v1/receipts`，单张不超过 8 MB。',
        'Send the picture as Base64 to `POST /v1/receipts`, up to 8 MB.',
      ],
      [
        '读取 `items` 数组，对置信度低于 0.8 的字段提示人工确认。',
        'Read `items` and let a person confirm fields below 0.8.',
      ],
    ],
    highlights: [
      ['四十类票据无需预选', 'Forty kinds without choosing first'],
      ['一图多票自动切分', 'Several receipts per picture'],
      ['公布测试集与误差', 'Test set and errors published'],
      ['图片不落盘', 'Pictures are never stored'],
    ],
    tags: ['ocr', 'invoice', 'payPerUse'],
    industries: ['general', 'finance'],
    featured: true,
    standing: [473, 152, 1704],
    specifications: [
      {
        code: 'zhihe-receipt-call',
        name: ['按张计费', 'Per receipt'],
        about: ['按识别成功的张数分层计价', 'Tiered by receipts recognized'],
        prices: [
          banded(
            'tier',
            'ON_DEMAND',
            [
              [1, '0.12'],
              [10001, '0.09'],
              [100001, '0.06'],
            ],
            ['张', 'receipt'],
          ),
        ],
      },
    ],
  },
  {
    slug: 'zhihe-speech',
    category: 'language-speech',
    accessType: 'API',
    title: ['语音转写接口', 'Speech Transcription API'],
    brief: [
      '实时与录音文件两种模式，普通话、粤语与英语，支持热词与标点',
      'Live and file modes for Mandarin, Cantonese and English, with custom terms and punctuation',
    ],
    sections: [
      [
        'overview',
        [
          '语音转写接口适合客服质检、课堂记录与媒体字幕。实时模式边说边出字，首字延迟约 300 毫秒；文件模式支持三小时以内的录音，并区分发言人。',
          'For call quality, lessons and captions. Live mode shows words while they are spoken, the first after some 300 ms; file mode takes recordings of up to three hours and tells speakers apart.',
        ],
      ],
      [
        'quality',
        [
          '在公开测试集上普通话字错率为 3.8%，8 kHz 电话录音为 7.2%；嘈杂车间等场景建议先用样本评估。',
          'Mandarin character error rate is 3.8 % on the public test set and 7.2 % on telephone audio; try samples first for noisy places.',
        ],
      ],
      [
        'metering',
        [
          '按音频时长计费，不足一分钟按秒折算，静音段计入时长。两种模式单价不同，以所选规格为准。',
          'Billed by duration of the audio, by the second within a minute, silence included. The two modes have their own prices.',
        ],
      ],
      [
        'security',
        [
          '音频在转写完成后即刻删除，文字结果仅返回给调用方，平台不留存。',
          'Audio is deleted once transcribed, and the text goes to the caller only.',
        ],
      ],
    ],
    guide: [
      ['实时模式使用 WebSocket，按 100 毫秒分片发送。', 'Live mode uses a WebSocket with slices of 100 ms.'],
      ['文件模式提交链接并等待回调。', 'File mode takes a link and calls back.'],
      ['热词每次请求可传一百个。', 'Pass up to one hundred terms per request.'],
    ],
    highlights: [
      ['首字约 300 毫秒', 'First word after some 300 ms'],
      ['普通话粤语英语', 'Mandarin, Cantonese and English'],
    ],
    tags: ['speech', 'payPerUse'],
    industries: ['education', 'internet'],
    standing: [452, 61, 590],
    specifications: [
      {
        code: 'zhihe-speech-live',
        name: ['实时转写', 'Live'],
        about: ['边说边出字', 'Words while you speak'],
        prices: metered('0.055', ['分钟', 'minute']),
      },
      {
        code: 'zhihe-speech-file',
        name: ['录音文件转写', 'Files'],
        about: ['含发言人区分', 'With speakers told apart'],
        prices: metered('0.032', ['分钟', 'minute']),
      },
    ],
  },
  {
    slug: 'zhihe-contract-agent',
    category: 'agents',
    accessType: 'AGENT',
    title: ['合同审阅智能体', 'Contract Review Agent'],
    brief: [
      '按企业自己的审阅清单逐条检查合同，标出风险、依据与修改建议',
      'Checks contracts against your own list, point by point, with risk, reason and proposed wording',
    ],
    sections: [
      [
        'overview',
        [
          '合同审阅智能体帮助法务与采购先读一遍合同。它不套用笼统的风险提示，而是依照企业上传的审阅清单和标准条款逐条核对，指出缺失、偏离与前后矛盾，并给出可以直接采用的修改文字。定稿仍由人完成，智能体负责不遗漏。',
          'The agent reads contracts before legal and purchasing do. Instead of general warnings it follows the checklist and standard clauses you upload, names what is missing, deviates or contradicts itself, and proposes wording. People decide; the agent makes sure nothing is overlooked.',
        ],
      ],
      [
        'functions',
        [
          [
            '清单驱动：每条检查项可设重要级别、适用合同类型与示例',
            'Checklist: each point has a weight, contract types and examples',
          ],
          [
            '条款比对：与标准文本逐句对照，区分措辞差异与实质变化',
            'Clause comparison: tells wording from substance',
          ],
          [
            '要素提取：主体、金额、期限、付款、违约与管辖汇成一张表',
            'Key terms: parties, amounts, dates, payment, breach and venue in one table',
          ],
          [
            '批注回写：在原文中生成修订与批注，格式保持不变',
            'Comments and tracked changes in the original document',
          ],
          [
            '追问：可以就任意一条继续提问，回答附原文位置',
            'Follow-up questions, answered with the place in the text',
          ],
        ],
      ],
      [
        'quality',
        [
          '在三百份由执业律师标注的采购与销售合同上，重要风险召回率为 91%，误报率为 12%。扫描件先经文字识别，清晰度不足时会提示重新上传。涉外合同支持中英双语，其他语种尚未评测。',
          'On three hundred purchase and sales contracts labeled by lawyers it found 91 % of major risks with 12 % false alarms. Scans are recognized first and asked for again when unclear. Chinese and English are supported; other languages have not been measured.',
        ],
      ],
      [
        'metering',
        [
          '按模型处理的千词元计费，一份二十页合同的完整审阅约消耗六万词元。同一文件二十四小时内追问只计新增部分。可在控制台设定每日上限，到达后停止接收新任务。',
          'Billed per thousand tokens; a full review of twenty pages takes about sixty thousand. Follow-up questions within a day count only what is new. Set a daily cap in the console to stop new tasks when it is reached.',
        ],
      ],
      [
        'security',
        [
          '文件在处理完成后即删除，也可以设置保留七天以便复查；内容不用于训练。',
          'Files are deleted after processing, or kept for seven days if you wish, and never used for training.',
        ],
      ],
      [
        'limits',
        ['审阅结论用于辅助判断，不构成法律意见。', 'Findings support a decision and are no legal opinion.'],
      ],
    ],
    guide: [
      [
        '上传审阅清单，或从内置的采购合同清单开始。',
        'Upload your checklist or start from the built-in one for purchasing.',
      ],
      ['发送合同文件并选择合同类型。', 'Send the contract and choose its type.'],
      ['查看结论表，点击条目定位到原文。', 'Read the table and click an entry to see its place.'],
      ['下载带修订的文档交人复核。', 'Download the marked-up document for review by a person.'],
    ],
    highlights: [
      ['按企业自有清单审阅', 'Your own checklist'],
      ['修订直接写回原文', 'Changes written into the original'],
      ['结论附依据与位置', 'Each finding with reason and place'],
    ],
    tags: ['agent', 'llm', 'payPerUse'],
    industries: ['general', 'finance', 'manufacturing'],
    featured: true,
    standing: [467, 73, 486],
    specifications: [
      {
        code: 'zhihe-contract-tokens',
        name: ['按词元计费', 'Per token'],
        about: ['输入与输出合并计量，按月分层', 'Input and output together, tiered by month'],
        prices: [
          banded(
            'tier',
            'ON_DEMAND',
            [
              [1, '0.03'],
              [10001, '0.024'],
              [100001, '0.018'],
            ],
            ['千词元', '1,000 tokens'],
          ),
        ],
      },
    ],
  },
  {
    slug: 'zhihe-knowledge-agent',
    category: 'agents',
    accessType: 'AGENT',
    title: ['企业知识问答智能体', 'Knowledge Agent'],
    brief: [
      '依据你的制度与手册回答问题，给出处，不知道时直说',
      'Answers from your rules and manuals, names its sources, and says when it does not know',
    ],
    sections: [
      [
        'overview',
        [
          '把制度、产品手册与历史问答交给智能体，它会切分、索引并在回答时引用原文。权限跟随文档，员工看不到的内容不会出现在答案里。没有依据的问题会转给指定同事，答复后自动补充到知识库。',
          'Give it rules, manuals and past answers; it indexes them and quotes the original. Permissions follow the document, so nobody sees what they may not read. Questions without a source go to a colleague, and the reply enriches the base.',
        ],
      ],
      [
        'scenarios',
        [
          ['员工服务：报销、休假与设备申请', 'Staff questions on expenses, leave and equipment'],
          ['售前支持：参数查询与方案素材', 'Presales: specifications and material'],
          ['一线维修：故障代码与处置步骤', 'Field repair: fault codes and steps'],
        ],
      ],
      [
        'metering',
        [
          '按问答次数计费，追问计为新的一次；知识库建立与更新不另收费。',
          'Billed per answer, follow-ups included; building and updating the base is free.',
        ],
      ],
    ],
    guide: [
      ['上传文档或连接网盘目录。', 'Upload documents or connect a folder.'],
      ['用二十个常见问题检查答案与出处。', 'Check answers and sources with twenty common questions.'],
      ['把入口嵌入内部门户。', 'Embed it in your portal.'],
    ],
    highlights: [
      ['回答必附出处', 'Sources with each answer'],
      ['权限跟随文档', 'Permissions follow documents'],
    ],
    tags: ['agent', 'knowledge', 'payPerUse'],
    industries: ['general'],
    standing: [446, 55, 377],
    specifications: [
      {
        code: 'zhihe-knowledge-answer',
        name: ['按次计费', 'Per answer'],
        about: ['每次回答计一次', 'Each answer counts once'],
        prices: metered('0.15', ['次', 'answer']),
      },
    ],
  },
  {
    slug: 'zhihe-defect-model',
    category: 'models',
    accessType: 'AI_ASSET',
    title: ['表面缺陷检测模型', 'Surface Defect Model'],
    brief: [
      '面向金属、薄膜与玻璃的预训练检测模型，少量样本即可在自有环境微调',
      'Pretrained for metal, film and glass; fine-tune it with few samples in your own environment',
    ],
    sections: [
      [
        'overview',
        [
          '本模型资产包含预训练权重、微调流程与推理服务，适用于金属冲压件、光学薄膜和盖板玻璃的外观检测。客户在自己的训练环境中导入资产，用现场图片微调后部署到产线，原始图片无需离开工厂。',
          'The asset holds pretrained weights, a fine-tuning pipeline and an inference service for stamped metal, optical film and cover glass. You import it into your own training environment, tune it with pictures from your line and deploy it there; the pictures need not leave the plant.',
        ],
      ],
      [
        'functions',
        [
          [
            '检测与分割双输出：给出缺陷类别、外接框与像素轮廓',
            'Detection and segmentation: class, box and outline',
          ],
          [
            '少样本微调：每类五十张合格标注即可起步',
            'Few samples: fifty good labels per class to begin with',
          ],
          [
            '困难样本回流：推理置信度居中的图片自动收集，供下一轮训练',
            'Hard samples of middling confidence are collected for the next round',
          ],
          ['版本对照：新旧模型在同一测试集上并排评估', 'Versions compared side by side on one test set'],
          [
            '量化导出：提供八位整型版本，便于边缘设备运行',
            'Quantized export to eight-bit integers for edge devices',
          ],
        ],
      ],
      [
        'performance',
        [
          '在内部包含二十六类缺陷、四万张图片的测试集上，平均精度为 0.87；微调后在三家试点产线上的漏检率为 0.6%，过检率为 2.1%。单张两千万像素图片在单卡上推理约 60 毫秒。光照、镜头与材质变化会影响结果，更换工位后应重新评估。',
          'On an internal set of forty thousand pictures and twenty-six classes mean average precision is 0.87. After tuning, three pilot lines measured 0.6 % misses and 2.1 % false alarms. A picture of 20 megapixels takes about 60 ms on one card. Light, lens and material matter; measure again when a station changes.',
        ],
      ],
      [
        'delivery',
        [
          '订阅后资产出现在模型目录中，包含权重文件、流程定义、标注规范与示例数据。授权按计算节点数量与订阅期计算，到期后已部署的推理服务停止更新但不会中断当班生产，宽限期为十五天。',
          'After subscription the asset appears in your model list with weights, pipeline, labeling rules and sample data. The license counts computing nodes and term; when it ends, deployed services stop updating but do not interrupt the shift, with fifteen days of grace.',
        ],
      ],
      [
        'requirements',
        [
          '微调建议使用单卡 24 GB 显存以上的节点，推理可用 16 GB，边缘设备请使用量化版本。',
          'Tuning needs a card with 24 GB or more, inference 16 GB; edge devices run the quantized version.',
        ],
      ],
    ],
    guide: [
      ['在模型目录中订阅并导入资产。', 'Subscribe and import the asset.'],
      ['按标注规范整理每类五十张图片。', 'Prepare fifty labeled pictures per class.'],
      ['运行微调流程并查看评估报告。', 'Run the tuning pipeline and read the report.'],
      ['部署推理服务，接入相机触发信号。', 'Deploy the service and connect the camera trigger.'],
    ],
    highlights: [
      ['图片无需离开工厂', 'Pictures stay in the plant'],
      ['每类五十张即可起步', 'Fifty labels per class to begin'],
      ['提供量化版本', 'Quantized version included'],
    ],
    tags: ['vision', 'factory'],
    industries: ['manufacturing'],
    standing: [457, 19, 88],
    specifications: [
      {
        code: 'zhihe-defect-nodes',
        name: ['按计算节点订阅', 'By computing node'],
        about: ['按同时运行的节点数订阅', 'By nodes running at the same time'],
        attributes: [quantity('nodes', ['计算节点数', 'Computing nodes'], ['个', 'node'], [1, 32, 1])],
        prices: monthAndYear('1800'),
      },
    ],
  },
  {
    slug: 'zhihe-ocr-model',
    category: 'models',
    accessType: 'AI_ASSET',
    title: ['门牌与仪表识别算法', 'Plate and Gauge Reading Algorithm'],
    brief: [
      '面向摄像机的边缘算法，识别门牌、铭牌与指针仪表，离线运行',
      'An algorithm for cameras that reads plates, labels and gauges offline',
    ],
    sections: [
      [
        'overview',
        [
          '算法运行在支持的摄像机或边缘盒上，用于巡检抄表、资产盘点和园区导引。指针式、数字式与液位式仪表都能读取，结果连同截图上报，断网时本地缓存七天。',
          'Runs on supported cameras or edge boxes for meter reading, inventory and wayfinding. It reads dials, digits and levels, reports the value with a snapshot, and keeps seven days locally when the network is down.',
        ],
      ],
      [
        'performance',
        [
          ['指针读数平均误差小于量程的 1.5%', 'Dial error below 1.5 % of the range on average'],
          ['单路视频占用 2 核与 800 MB 内存', 'Two cores and 800 MB per stream'],
          ['仪表占画面高度需大于八分之一', 'The gauge should fill more than an eighth of the height'],
        ],
      ],
      [
        'terms',
        [
          '当前仅向合作项目开放，通过链接访问与下单；授权按设备数量与年限计算，可在同型号设备间迁移。',
          'Currently open to partner projects by link. Licensed by device and year; can be moved between devices of one model.',
        ],
      ],
    ],
    guide: [
      ['在设备管理页上传授权文件。', 'Upload the license file on the device page.'],
      ['框选仪表区域并填写量程。', 'Mark the gauge and enter its range.'],
      ['核对三次读数后启用上报。', 'Compare three readings, then enable reporting.'],
    ],
    highlights: [
      ['离线识别', 'Works offline'],
      ['三类仪表通用', 'Dials, digits and levels'],
    ],
    tags: ['vision', 'edge'],
    industries: ['energy', 'manufacturing'],
    publicSale: false,
    standing: [0, 0, 4],
    specifications: [
      {
        code: 'zhihe-gauge-devices',
        name: ['按设备授权', 'By device'],
        about: ['按算法与设备数授权', 'By algorithm and device'],
        attributes: [
          choice(
            'algorithm',
            ['算法', 'Algorithm'],
            [
              ['plate', '门牌铭牌', 'Plates'],
              ['gauge', '仪表读数', 'Gauges'],
            ],
          ),
          quantity('devices', ['设备数', 'Devices'], ['台', 'device'], [1, 500, 1]),
        ],
        skus: [
          [{ algorithm: 'plate' }, monthAndYear('30')],
          [{ algorithm: 'gauge' }, monthAndYear('45')],
        ],
      },
    ],
  },
])
