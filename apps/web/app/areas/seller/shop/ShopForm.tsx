import type { SellerProduct, ShopDecoration, ShopDecorationState } from '@yunshi/api-client'
import { Button, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'
import { Section } from '../../../ui/console/Section.tsx'

type Limits = ShopDecorationState['limits']
type Name = (string | number)[]

const emptyText = { zh: '', en: '' }

/** The parts of a shop (SELL-ONB-51); the form's values are a decoration. */
export function ShopFields({ limits, products }: { limits: Limits; products: readonly SellerProduct[] }) {
  const { t } = useTranslation('shop')
  const form = Form.useFormInstance<ShopDecoration>()
  const brand = Form.useWatch<ShopDecoration['brand']>('brand', form)
  const options = products
    .filter(({ state, publicSale }) => state === 'ON_SALE' && publicSale)
    .map(({ id, title }) => ({ value: id, label: title }))
  const choose = {
    options,
    showSearch: { optionFilterProp: 'label' },
    allowClear: true,
    style: { width: '100%' },
  } as const
  return (
    <>
      <Section title={t('brand')}>
        <p className="muted">{t('brandText')}</p>
        <Form.Item
          label={t('brandKind')}
          name="brand"
          getValueProps={(value: ShopDecoration['brand']) => ({ value: value?.kind ?? 'NONE' })}
          normalize={(kind: 'NONE' | 'PICTURE' | 'VIDEO') => (kind === 'NONE' ? null : { kind, fileId: '' })}
          getValueFromEvent={(event: { target: { value: string } }) => event.target.value}
        >
          <Radio.Group
            options={[
              { value: 'NONE', label: t('brandNone') },
              { value: 'PICTURE', label: t('brandPicture') },
              { value: 'VIDEO', label: t('brandVideo') },
            ]}
          />
        </Form.Item>
        {brand ? (
          <FileItem
            key={brand.kind}
            name={['brand', 'fileId']}
            label={brand.kind === 'VIDEO' ? t('brandFilm') : t('brandFile')}
            purpose={brand.kind === 'VIDEO' ? 'video' : 'shop_picture'}
          />
        ) : null}
      </Section>
      <Section title={t('story')}>
        <p className="muted">{t('storyText')}</p>
        <Words name={['story']} label={t('story')} max={5000} rows={6} optional />
        <Items
          name="storyPictures"
          label={t('storyPictures')}
          max={limits.storyPicturesMax}
          addLabel={t('addPicture')}
          fresh={() => ''}
          nameOf={(number) => t('storyPicture', { number })}
        >
          {(at, label) => <FileItem name={at} label={label} purpose="story_picture" />}
        </Items>
      </Section>
      <Section title={t('slides')}>
        <p className="muted">{t('slidesText')}</p>
        <Items
          name="slides"
          label={t('slides')}
          max={limits.slidesMax}
          addLabel={t('addSlide')}
          fresh={() => ({ pictureId: '', title: emptyText, productId: null })}
          nameOf={(number) => t('slide', { number })}
        >
          {(at, label) => (
            <>
              <FileItem
                name={[...at, 'pictureId']}
                label={`${label} · ${t('picture')}`}
                purpose="shop_picture"
              />
              <Words name={[...at, 'title']} label={t('slideTitle')} max={40} />
              <Form.Item
                name={[...at, 'productId']}
                label={t('product')}
                normalize={(value?: string) => value ?? null}
              >
                <Select {...choose} />
              </Form.Item>
            </>
          )}
        </Items>
      </Section>
      <Section title={t('featured')}>
        <p className="muted">{t('featuredText')}</p>
        <Form.Item name="featured" label={t('featured')}>
          <Select {...choose} mode="multiple" maxCount={limits.featuredMax} />
        </Form.Item>
      </Section>
      <Section title={t('cases')}>
        <Items
          name="cases"
          label={t('cases')}
          max={limits.casesMax}
          addLabel={t('addCase')}
          fresh={() => ({ customer: emptyText, text: emptyText, pictureId: null })}
          nameOf={(number) => t('case', { number })}
        >
          {(at, label) => (
            <>
              <Words name={[...at, 'customer']} label={t('customer')} max={60} />
              <Words name={[...at, 'text']} label={t('caseText')} max={500} rows={3} />
              <FileItem
                name={[...at, 'pictureId']}
                label={`${label} · ${t('casePicture')}`}
                purpose="shop_picture"
                none={null}
              />
            </>
          )}
        </Items>
      </Section>
      <Section title={t('news')}>
        <Items
          name="news"
          label={t('news')}
          max={limits.newsMax}
          addLabel={t('addNews')}
          fresh={() => ({ date: '', title: emptyText, text: emptyText })}
          nameOf={(number) => t('newsItem', { number })}
        >
          {(at) => (
            <>
              <Form.Item
                name={[...at, 'date']}
                label={t('date')}
                rules={[{ required: true, message: t('required') }]}
              >
                <Input type="date" className="shop-date" />
              </Form.Item>
              <Words name={[...at, 'title']} label={t('newsTitle')} max={80} />
              <Words name={[...at, 'text']} label={t('newsText')} max={1000} rows={3} />
            </>
          )}
        </Items>
      </Section>
    </>
  )
}

/** A text in both languages. */
function Words({
  name,
  label,
  max,
  rows = 1,
  optional = false,
}: {
  name: Name
  label: string
  max: number
  rows?: number
  optional?: boolean
}) {
  const { t } = useTranslation('shop')
  return (
    <div className="shop-words">
      {(['zh', 'en'] as const).map((side) => (
        <Form.Item
          key={side}
          name={[...name, side]}
          label={`${label} · ${t(side)}`}
          {...(side === 'en' && rows > 3 && { extra: t('enHelp') })}
          {...(side === 'zh' &&
            !optional && { rules: [{ required: true, whitespace: true, message: t('required') }] })}
        >
          {rows === 1 ? (
            <Input maxLength={max} showCount autoComplete="off" lang={side === 'zh' ? 'zh-CN' : 'en'} />
          ) : (
            <Input.TextArea
              maxLength={max}
              showCount
              autoSize={{ minRows: rows, maxRows: 16 }}
              lang={side === 'zh' ? 'zh-CN' : 'en'}
            />
          )}
        </Form.Item>
      ))}
    </div>
  )
}

/** An uploaded file; `none` is what stands for no file. */
function FileItem({
  name,
  label,
  purpose,
  none = '',
}: {
  name: Name
  label: string
  purpose: 'shop_picture' | 'story_picture' | 'video'
  none?: '' | null
}) {
  return (
    <Form.Item
      name={name}
      label={label}
      getValueProps={(value: string | null | undefined) => ({ value: value || null })}
      normalize={(value: string | null) => value ?? none}
    >
      <FileUpload purpose={purpose} label={label} />
    </Form.Item>
  )
}

/** A list of parts: add, move up, remove. */
function Items(props: {
  name: 'storyPictures' | 'slides' | 'cases' | 'news'
  label: string
  max: number
  addLabel: string
  fresh: () => unknown
  nameOf: (number: number) => string
  children: (at: Name, label: string) => ReactNode
}) {
  const { t } = useTranslation('shop')
  return (
    <Form.List name={props.name}>
      {(items, { add, remove, move }, { errors }) => (
        <div className="stack">
          {items.map(({ key, name }) => {
            const label = props.nameOf(name + 1)
            return (
              <fieldset className="shop-item" key={key}>
                <legend>{label}</legend>
                {props.children([name], label)}
                <div className="inline">
                  {name > 0 ? (
                    <Button
                      size="small"
                      onClick={() => move(name, name - 1)}
                      aria-label={`${t('moveUp')} · ${label}`}
                    >
                      {t('moveUp')}
                    </Button>
                  ) : null}
                  <Button size="small" onClick={() => remove(name)} aria-label={`${t('remove')} · ${label}`}>
                    {t('remove')}
                  </Button>
                </div>
              </fieldset>
            )
          })}
          <div className="inline">
            <Button disabled={items.length >= props.max} onClick={() => add(props.fresh())}>
              {props.addLabel}
            </Button>
            <span className="muted small">{t('count', { count: items.length, max: props.max })}</span>
          </div>
          <Form.ErrorList errors={errors} />
        </div>
      )}
    </Form.List>
  )
}
