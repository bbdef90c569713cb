import { Button, Result } from "antd";
import { Component, type ReactNode } from "react";
import { useWords } from "./words";

/** Keeps a fault in one page from taking the whole window with it. */
export class Boundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return <Broken fault={fault} again={() => this.setState({ fault: null })} />;
  }
}

function Broken({ fault, again }: { fault: Error; again: () => void }) {
  const { say } = useWords();
  return (
    <Result
      status="error"
      title={say("page.broken")}
      subTitle={`${say("page.broken_advice")} ${fault.message}`}
      extra={
        <Button type="primary" onClick={again}>
          {say("act.again")}
        </Button>
      }
    />
  );
}
