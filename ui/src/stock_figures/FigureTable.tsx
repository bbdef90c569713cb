import { Table, type TableColumnsType } from "antd";
import type { ReactNode } from "react";
import { SaveRows } from "../figures/SaveRows";
import type { Cell } from "../kit/csv";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";

/** A column on the screen and in the file. */
export interface FigureColumn<Row> {
  title: string;
  /** What stands in the file, and on the screen where nothing else does. */
  of: (row: Row) => Cell | null;
  shown?: (row: Row) => ReactNode;
  end?: boolean;
}

interface FigureTableProps<Row> {
  /** The file's name without its ending. */
  name: string;
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  columns: readonly FigureColumn<Row>[];
  error: Error | null;
  again: () => void;
  /** What an empty table says. */
  empty: string;
  /** Above the table: what it comes to, and what can be done with it. */
  children?: ReactNode;
  ticked?: { keys: string[]; change: (keys: string[]) => void };
}

/** A figure's rows, and the same as a file for a spreadsheet. */
export function FigureTable<Row extends object>(props: FigureTableProps<Row>) {
  const { say } = useWords();
  const { rows, columns, ticked } = props;
  if (!rows) return <FailureNote reason={props.error} again={props.again} />;
  const shown: TableColumnsType<Row> = columns.map((column) => ({
    title: column.title,
    align: column.end ? ("right" as const) : ("left" as const),
    render: (_: unknown, row: Row) => {
      const told = column.shown ? column.shown(row) : (column.of(row) ?? "—");
      return column.end ? <span className="number">{told}</span> : <bdi>{told}</bdi>;
    },
  }));
  const file = () => [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ of }) => of(row) ?? "")),
  ];
  return (
    <>
      <FailureNote reason={props.error} again={props.again} />
      <div className="row-wide">
        <span className="grow">{props.children}</span>
        <span className="quiet number">{say("stock_figures.rows", { n: rows.length })}</span>
        <SaveRows name={`${props.name}.csv`} rows={file} />
      </div>
      <Table<Row>
        size="small"
        rowKey={props.rowKey}
        columns={shown}
        dataSource={rows}
        pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{ emptyText: props.empty }}
        scroll={{ x: 760 }}
        {...(ticked && {
          rowSelection: {
            selectedRowKeys: ticked.keys,
            onChange: (keys) => ticked.change(keys.map(String)),
          },
        })}
        data-test="stock-figures-table"
      />
    </>
  );
}

/** A part of a thousand, as people say it. */
export function percent(permille: number | null): string {
  return permille === null ? "—" : `${(permille / 10).toFixed(1)}%`;
}

/** So many hundredths of a time. */
export function times(hundredths: number | null): string {
  return hundredths === null ? "—" : (hundredths / 100).toFixed(2);
}
