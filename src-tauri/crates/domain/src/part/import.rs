//! A list of parts out of a spreadsheet: which columns it has, and what its cells say.
//!
//! Headers are known in Chinese and English, whatever their case, blanks and marks. An empty cell says nothing: a part
//! that is known keeps what it has, a new one gets what is usual.

use crate::faults::Fault;
use crate::price::Grade;
use kernel::Money;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The most parts of one file.
pub const MOST_ROWS: usize = 5_000;

/// What a part is counted in where nobody says.
pub const USUAL_UNIT: &str = "个";

crate::closed_set! {
    /// A column of an import. Its text is also the field a fault of its cells stands at.
    ImportColumn {
        /// 料号
        Number = "number",
        /// 名称
        Name = "name",
        /// 规格
        Spec = "spec",
        /// 单位
        Unit = "unit",
        /// 等级
        Grade = "grade",
        /// 按序列号管理
        Serialised = "serialised",
        /// 旧件回收
        ReturnsOld = "returns_old",
        /// ABC 分类
        Class = "class",
        /// 条码
        Codes = "codes",
        /// 适用机型
        Models = "models",
        /// 售价
        Sale = "sale",
        /// 加价率
        Markup = "markup",
        /// 保修天数
        WarrantyDays = "warranty_days",
        /// 安全库存
        Safety = "safety",
        /// 再订货点
        ReorderAt = "reorder_at",
        /// 最高库存
        Maximum = "maximum",
        /// 库位
        Bin = "bin",
        /// 供应商
        Supplier = "supplier",
        /// 供应商料号
        SupplierNumber = "supplier_number",
        /// 进价
        Price = "price",
        /// 交期天数
        LeadDays = "lead_days",
        /// 起订量
        Least = "least",
        /// 备注
        Note = "note",
    }
}

impl ImportColumn {
    /// What its header is called, folded; the first is the one a template has.
    #[must_use]
    pub fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Number => {
                &["料号", "配件编号", "配件编码", "编号", "货号", "partnumber", "partno", "number", "sku"]
            }
            Self::Name => &["名称", "配件名称", "品名", "name", "partname"],
            Self::Spec => &["规格", "规格型号", "spec", "specification"],
            Self::Unit => &["单位", "unit"],
            Self::Grade => &["等级", "品质", "配件等级", "grade"],
            Self::Serialised => &["按序列号管理", "序列号管理", "序列号", "serialised", "serialized"],
            Self::ReturnsOld => &["旧件回收", "回收旧件", "returnsold", "oldpartback"],
            Self::Class => &["abc分类", "abc", "分类", "class", "abcclass"],
            Self::Codes => &["条码", "条形码", "商品条码", "barcode", "barcodes", "code", "codes"],
            Self::Models => &["适用机型", "机型", "适用型号", "models", "model", "fits"],
            Self::Sale => &["售价", "销售价", "零售价", "saleprice", "sale"],
            Self::Markup => &["加价率", "加价", "markup"],
            Self::WarrantyDays => &["保修天数", "质保天数", "质保", "warrantydays", "warranty"],
            Self::Safety => &["安全库存", "safety", "safetystock"],
            Self::ReorderAt => &["再订货点", "订货点", "最低库存", "reorderat", "reorderpoint", "rop", "min"],
            Self::Maximum => &["最高库存", "库存上限", "maximum", "max"],
            Self::Bin => &["库位", "货位", "仓位", "bin"],
            Self::Supplier => &["供应商", "供货商", "supplier", "vendor"],
            Self::SupplierNumber => &["供应商料号", "供应商编号", "suppliernumber", "vendornumber"],
            Self::Price => &["进价", "采购价", "成本价", "price", "cost", "purchaseprice"],
            Self::LeadDays => &["交期天数", "交期", "到货天数", "leaddays", "leadtime"],
            Self::Least => &["起订量", "最小起订量", "moq", "least"],
            Self::Note => &["备注", "说明", "note", "remark", "remarks"],
        }
    }
}

/// Which columns a file has, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    at: BTreeMap<ImportColumn, usize>,
    /// Headers that nothing is known of, as they stand there; their cells are not looked at.
    pub unknown: Vec<String>,
    /// Columns that stand there twice; the first one counts.
    pub twice: Vec<ImportColumn>,
}

impl Columns {
    /// Reads the line of headers.
    #[must_use]
    pub fn read(headers: &[String]) -> Self {
        let mut columns = Self { at: BTreeMap::new(), unknown: Vec::new(), twice: Vec::new() };
        for (place, header) in headers.iter().enumerate() {
            let folded = folded(header);
            if folded.is_empty() {
                continue;
            }
            let meant = ImportColumn::ALL.iter().find(|one| one.headers().contains(&folded.as_str()));
            match meant {
                Some(column) if columns.at.contains_key(column) => columns.twice.push(*column),
                Some(column) => {
                    columns.at.insert(*column, place);
                }
                None => columns.unknown.push(header.trim().to_owned()),
            }
        }
        columns
    }

    /// Those that no part can do without and the file has not.
    #[must_use]
    pub fn missing(&self) -> Vec<ImportColumn> {
        [ImportColumn::Number, ImportColumn::Name]
            .into_iter()
            .filter(|one| !self.at.contains_key(one))
            .collect()
    }

    /// Those the file has, in the order of `ImportColumn`.
    pub fn known(&self) -> impl Iterator<Item = ImportColumn> + '_ {
        self.at.keys().copied()
    }

    /// What a line says in a column; nothing where the column or the cell is not there or empty.
    #[must_use]
    pub fn cell<'a>(&self, line: &'a [String], column: ImportColumn) -> Option<&'a str> {
        let cell = line.get(*self.at.get(&column)?)?.trim();
        (!cell.is_empty()).then_some(cell)
    }
}

/// A header without case, blanks, marks and what stands in brackets behind it: `售价 (元)` is `售价`.
fn folded(header: &str) -> String {
    let folded: String = header.nfkc().flat_map(char::to_lowercase).collect();
    let bare = folded.split('(').next().unwrap_or_default();
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Text without the differences between full and half width.
fn narrow(cell: &str) -> String {
    cell.nfkc().collect::<String>().trim().to_lowercase()
}

/// Yes or no, in words or signs.
///
/// # Errors
/// `field.not_yes_or_no`.
pub fn yes_or_no(cell: &str) -> Result<bool, Fault> {
    match narrow(cell).as_str() {
        "是" | "有" | "要" | "y" | "yes" | "true" | "1" | "√" | "✓" => Ok(true),
        "否" | "无" | "不" | "不要" | "n" | "no" | "false" | "0" | "×" | "-" => Ok(false),
        _ => Err(Fault::new("field.not_yes_or_no")),
    }
}

/// What the part is.
///
/// # Errors
/// `field.unknown_grade`.
pub fn grade(cell: &str) -> Result<Grade, Fault> {
    match narrow(cell).as_str() {
        "原厂" | "原装" | "original" | "oem" => Ok(Grade::Original),
        "品牌" | "branded" => Ok(Grade::Branded),
        "第三方" | "副厂" | "组装" | "third_party" | "third party" | "third-party" => {
            Ok(Grade::ThirdParty)
        }
        "拆机" | "拆机件" | "salvaged" => Ok(Grade::Salvaged),
        "翻新" | "refurbished" => Ok(Grade::Refurbished),
        _ => Err(Fault::new("field.unknown_grade")),
    }
}

/// An amount in yuan, with two places behind the point at most.
///
/// # Errors
/// `field.bad_amount`.
pub fn amount(cell: &str) -> Result<Money, Fault> {
    let bad = || Fault::new("field.bad_amount");
    let text: String =
        narrow(cell).chars().filter(|c| !matches!(c, ',' | '¥' | '元') && !c.is_whitespace()).collect();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // What a spreadsheet reckoned may end in zeros.
    let rest = rest.trim_end_matches('0');
    if whole.is_empty() || whole.len() > 9 || rest.len() > 2 || !is_digits(whole) || !is_digits(rest) {
        return Err(bad());
    }
    let yuan: i64 = whole.parse().or(Err(bad()))?;
    let fen: i64 = format!("{rest:0<2}").parse().or(Err(bad()))?;
    Ok(Money(yuan * 100 + fen))
}

/// A whole number, zero or more; a percent sign behind it says nothing new.
///
/// # Errors
/// `field.not_whole`.
pub fn whole(cell: &str) -> Result<i64, Fault> {
    let text: String = narrow(cell).chars().filter(|c| *c != ',' && !c.is_whitespace()).collect();
    let text = text.strip_suffix('%').unwrap_or(&text);
    let bare = match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => return Err(Fault::new("field.not_whole")),
        None => text,
    };
    if bare.is_empty() || bare.len() > 9 || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::new("field.not_whole"));
    }
    bare.parse().or(Err(Fault::new("field.not_whole")))
}

/// The parts of a cell that names several: barcodes by blanks and marks, models by marks alone, since their names have blanks.
#[must_use]
pub fn several(cell: &str, by_blanks: bool) -> Vec<String> {
    let parts = cell.split(|c: char| {
        matches!(c, ';' | '；' | ',' | '，' | '、' | '|' | '\n' | '\r' | '\t')
            || (by_blanks && c.is_whitespace())
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A name as names are compared: without case, width and blanks.
#[must_use]
pub fn compared(name: &str) -> String {
    narrow(name).chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> Vec<String> {
        cells.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn headers_are_known_however_they_are_written() {
        let columns =
            Columns::read(&line(&["料 号", "名称*", "售价（元）", "MOQ", "颜色", "", "Part No.", "库位"]));
        assert_eq!(columns.missing(), []);
        assert_eq!(columns.unknown, ["颜色"]);
        assert_eq!(columns.twice, [ImportColumn::Number]);
        let row = line(&[" A-1 ", "屏", "380", "", "黑"]);
        assert_eq!(columns.cell(&row, ImportColumn::Number), Some("A-1"));
        assert_eq!(columns.cell(&row, ImportColumn::Sale), Some("380"));
        assert_eq!(columns.cell(&row, ImportColumn::Least), None, "an empty cell says nothing");
        assert_eq!(columns.cell(&row, ImportColumn::Bin), None, "the line is shorter");
        assert_eq!(columns.cell(&row, ImportColumn::Note), None);
        let none = Columns::read(&line(&["颜色"]));
        assert_eq!(none.missing(), [ImportColumn::Number, ImportColumn::Name]);
    }

    #[test]
    fn no_header_means_two_columns() {
        let mut seen = std::collections::BTreeSet::new();
        for column in ImportColumn::ALL {
            for header in column.headers() {
                assert!(seen.insert(*header), "{header}");
                assert_eq!(folded(header), *header, "it is written as headers are compared");
            }
        }
    }

    #[test]
    fn cells_are_read_as_people_write_them() {
        for (cell, fen) in [
            ("380", 38_000),
            ("¥1,380.5", 138_050),
            ("３８０．０５ 元", 38_005),
            ("12.3400", 1_234),
            ("0", 0),
        ] {
            assert_eq!(amount(cell), Ok(Money(fen)), "{cell}");
        }
        for cell in ["-1", "1.234", "abc", "", ".5", "9999999999", "1e5", "1.2.3"] {
            assert_eq!(amount(cell).unwrap_err().message, "field.bad_amount", "{cell}");
        }
        for (cell, n) in [("12", 12), ("12.0", 12), ("30%", 30), (" 1,200 ", 1_200), ("０", 0)] {
            assert_eq!(whole(cell), Ok(n), "{cell}");
        }
        for cell in ["1.5", "-3", "三", "", "1e3", "12345678901"] {
            assert_eq!(whole(cell).unwrap_err().message, "field.not_whole", "{cell}");
        }
        assert_eq!((yes_or_no("是"), yes_or_no("Ｎ")), (Ok(true), Ok(false)));
        assert_eq!(yes_or_no("也许").unwrap_err().message, "field.not_yes_or_no");
        assert_eq!(grade("原装"), Ok(Grade::Original));
        assert_eq!(grade("Third party"), Ok(Grade::ThirdParty));
        assert_eq!(grade("好的").unwrap_err().message, "field.unknown_grade");
    }

    #[test]
    fn a_cell_may_name_several() {
        assert_eq!(several("690123 690124；690125", true), ["690123", "690124", "690125"]);
        assert_eq!(several("Apple iPhone 13; 小米 14、", false), ["Apple iPhone 13", "小米 14"]);
        assert_eq!(several(" ；", false), Vec::<String>::new());
        assert_eq!(compared("Apple ｉPhone 13"), "appleiphone13");
    }
}
