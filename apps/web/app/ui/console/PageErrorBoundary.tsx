import { Component } from 'react'
import type { ReactNode } from 'react'
import { ProblemAlert } from './ProblemAlert.tsx'

/** A page that fails leaves the frame standing, so that a person can go elsewhere. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <ProblemAlert error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}
