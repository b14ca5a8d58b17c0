import { Component, type ReactNode } from 'react';
import { Failure } from './failure';

interface Props {
  /** Another value, such as the next page's address, gives the children a new chance. */
  resetKey: string;
  children: ReactNode;
}

interface State {
  error: unknown;
  failedAt: string | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failedAt: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, failedAt: '' };
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): Partial<State> | null {
    if (state.failedAt === '') return { failedAt: resetKey };
    return state.failedAt !== null && state.failedAt !== resetKey ? { error: null, failedAt: null } : null;
  }

  override render() {
    if (this.state.failedAt === null) return this.props.children;
    return (
      <div className="container" style={{ paddingBlock: 'var(--space-8)' }}>
        <Failure error={this.state.error} onRetry={this.retry} />
      </div>
    );
  }

  private readonly retry = () => {
    // A chunk that failed to load stays failed for this document, most often because the shop was deployed anew.
    if (isChunkFailure(this.state.error)) location.reload();
    else this.setState({ error: null, failedAt: null });
  };
}

function isChunkFailure(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message);
}
