import { Component, type ComponentType, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  readonly screen: ComponentType<{ error: Error }>
  readonly children: ReactNode
}

/** A bug in one screen leaves the rest of the window in use. React offers this as a class only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    const { screen: Screen, children } = this.props
    return error === null ? children : <Screen error={error} />
  }
}
