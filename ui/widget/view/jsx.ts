/** What the compiler makes of JSX, on Preact's own `createElement`; the runtime Preact ships for it is thrice the size. */
import { type ComponentType, createElement, Fragment, type Key, type VNode } from 'preact'

export const jsx = (type: string | ComponentType, props: object, key?: Key): VNode =>
  createElement(type as string, key === undefined ? props : { ...props, key })

export { Fragment, jsx as jsxs }
