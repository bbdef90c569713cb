import { Link } from "@tanstack/react-router";

interface CompanyLinkProps {
  id: string;
  name: string;
  className: string;
}

/** A company's name that leads to its page. */
export function CompanyLink({ id, name, className }: CompanyLinkProps) {
  return (
    <Link to="/companies/$id" params={{ id }} className={className} data-test="company-link">
      <bdi>{name}</bdi>
    </Link>
  );
}
