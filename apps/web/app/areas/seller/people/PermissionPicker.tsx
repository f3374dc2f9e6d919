import { Checkbox } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'
import './people.css'

type Menu = Parameters<ReturnType<typeof useTranslation<'people'>>['t']>[0]

type Props = {
  /** Every permission that can be granted, such as `seller:orders:view`. */
  all: string[]
  value?: string[]
  onChange?: (value: string[]) => void
}

/** Ticks of permissions, menu by menu (SELL-ACC-11). A form field. */
export function PermissionPicker({ all, value = [], onChange }: Props) {
  const { t } = useTranslation('people')
  const menus = [...new Set(all.map((point) => point.split(':')[1]!))]
  return (
    <div className="permission-menus">
      {menus.map((menu) => {
        const points = all.filter((point) => point.startsWith(`seller:${menu}:`))
        const label = t(`menu.${menu}` as Menu)
        return (
          <fieldset key={menu}>
            <legend>{label}</legend>
            {points.map((point) => (
              <Checkbox
                key={point}
                checked={value.includes(point)}
                onChange={({ target }) =>
                  onChange?.(target.checked ? [...value, point] : value.filter((one) => one !== point))
                }
              >
                {t(`verb.${point.split(':')[2]!}` as Menu)}
              </Checkbox>
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}
