import { Link } from "@tanstack/react-router";
import { useWords } from "../kit/words";

export function NoSuchPage() {
  const { say } = useWords();
  return (
    <div className="empty">
      <strong>{say("page.none")}</strong>
      <Link to="/repairs">{say("page.to_orders")}</Link>
    </div>
  );
}
