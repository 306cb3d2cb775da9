import { DataList, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

export interface KeyValue {
  readonly label: string
  readonly value: ReactNode
}

/** All that has one label stands beside it once. */
export const several = (label: string, values: readonly ReactNode[]): readonly KeyValue[] =>
  values.length === 0 ? [] : [{ label, value: <Stack gap={4}>{values}</Stack> }]

export function KeyValues({ items }: { items: readonly KeyValue[] }) {
  return (
    <DataList size="sm" gap={6} labelWidth="10rem">
      {items.map(({ label, value }) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  )
}
