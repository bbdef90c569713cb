import { Link } from "@tanstack/react-router";

/** A customer's name that leads to their page. */
export function CustomerLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/customers/$id" params={{ id }} className="customer-link">
      <bdi>{name}</bdi>
    </Link>
  );
}
