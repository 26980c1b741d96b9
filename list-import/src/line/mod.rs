//! A row as a pay line. Each field is read by itself and says what it repaired; one bad field does not hide the
//! others, so that an office gets all errors of its list at once.

mod birth;
mod identity;
mod money;
mod small;
mod words;

use benefits::catalogue::Catalogue;
use rust_decimal::Decimal;

use crate::book::{Sheet, Value};
use crate::category::{self, Ground};
use crate::codes;
use crate::finding::{Code, Place, Reporter, Stop};
use crate::list::{Column, Months, Parts, PayLine};
use crate::places::{Commune, commune_by_name, commune_within};
use crate::read::{Stage, Watch};
use crate::sheet::heading::Heading;
use crate::sheet::rows::{DataRow, Rows};
use crate::sheet::title::Title;

/// Everything around a line.
pub(crate) struct Context<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) heading: &'a Heading,
    pub(crate) title: &'a Title,
    pub(crate) catalogue: &'a Catalogue,
}

/// A line as it was read, before the list as a whole is looked at.
pub(crate) struct RawLine {
    pub(crate) line: PayLine,
    pub(crate) amounts: money::Amounts,
    /// The hamlet in the heading above.
    pub(crate) heading: Option<String>,
    pub(crate) commune: Option<Commune>,
}

/// Reads all rows with people.
pub(crate) fn read_all(
    context: &Context<'_>,
    rows: &Rows,
    reporter: &mut Reporter,
    watch: &mut Watch<'_>,
) -> Result<Vec<RawLine>, Stop> {
    watch.begin(Stage::Rows, rows.data.len(), reporter)?;
    report_formulas(context, reporter);
    let mut lines = Vec::with_capacity(rows.data.len());
    for row in &rows.data {
        watch.tick(Stage::Rows, reporter)?;
        lines.push(
            RowReader {
                context,
                row,
                reporter,
            }
            .line(),
        );
    }
    Ok(lines)
}

/// Formulas without results come all together, from a program that does not compute: one error for all of them.
fn report_formulas(context: &Context<'_>, reporter: &mut Reporter) {
    let money: Vec<u32> = Column::money()
        .into_iter()
        .filter_map(|column| context.heading.column(column))
        .collect();
    let below = context
        .sheet
        .formulas_without_value
        .iter()
        .filter(|(row, _)| *row > context.heading.last_row);
    let cells: Vec<_> = below.filter(|(_, column)| money.contains(column)).collect();
    if let Some(&&first) = cells.first() {
        let params = [("count", cells.len().to_string())];
        reporter.add(
            codes::FORMULA_WITHOUT_VALUE,
            context.sheet.cell_place(first),
            &params,
        );
    }
}

struct RowReader<'a> {
    context: &'a Context<'a>,
    row: &'a DataRow,
    reporter: &'a mut Reporter,
}

impl RowReader<'_> {
    fn line(&mut self) -> RawLine {
        if self.context.sheet.hidden_rows.contains(&self.row.row) {
            self.reporter.add(
                codes::ROW_HIDDEN,
                self.context.sheet.place().at(self.row.row),
                &[],
            );
        }
        let name = self.name();
        let birth = self.birth();
        let sex = self.sex();
        let (id12, id9) = self.identity(birth, sex);
        let amounts = self.amounts();
        let months = self.months(&amounts);
        let category = self.text(Column::Category).unwrap_or_default();
        let (percent, coefficient) = (self.percent(), self.coefficient());
        let commune = self.commune();
        let address = self.text(Column::Hamlet);
        let line = PayLine {
            row: self.row.row,
            name,
            birth,
            sex,
            id12,
            id9,
            commune: commune.map(|commune| commune.code.to_owned()).unwrap_or_default(),
            hamlet: address
                .clone()
                .or_else(|| self.heading_hamlet())
                .unwrap_or_default(),
            address,
            benefits: self.benefits(&category, percent, coefficient, &amounts, months.current),
            category,
            percent,
            coefficient,
            parts: amounts.parts(),
            months,
            total: amounts.total.unwrap_or_default(),
            decision_no: self.text(Column::DecisionNo),
            file_no: self.text(Column::FileNo),
            book_no: self.text(Column::BookNo),
            note: self.text(Column::Note),
        };
        RawLine {
            line,
            amounts,
            heading: self.row.heading.clone(),
            commune,
        }
    }

    fn benefits(
        &mut self,
        category: &str,
        percent: Option<u8>,
        coefficient: Option<Decimal>,
        amounts: &money::Amounts,
        months: u32,
    ) -> Vec<crate::list::BenefitAmount> {
        let ground = Ground {
            category,
            percent,
            coefficient,
            allowance: amounts.allowance,
            supplement: amounts.supplement,
            carer: amounts.carer,
            months: months.max(1),
        };
        let benefits = match &self.context.title.gifts {
            Some(title) => category::explain_gift(self.context.catalogue, title, ground),
            None => category::explain(self.context.catalogue, ground),
        };
        if benefits.iter().any(|benefit| benefit.code == category::UNKNOWN) {
            self.add(
                codes::BENEFIT_UNKNOWN,
                Column::Category,
                &[("category", category.to_owned())],
            );
        }
        benefits
    }

    /// The commune of a column, else of the heading above, else of the title.
    fn commune(&mut self) -> Option<Commune> {
        if let Some(text) = self.text(Column::Commune) {
            let found = commune_by_name(&text);
            if found.is_none() {
                self.add(codes::COMMUNE_UNKNOWN, Column::Commune, &[("text", text)]);
            }
            return found;
        }
        let above = self.row.heading.as_deref().and_then(commune_within);
        above.or(self.context.title.commune)
    }

    fn heading_hamlet(&self) -> Option<String> {
        self.row.heading.as_deref().map(without_commune)
    }

    fn value(&self, column: Column) -> Option<&Value> {
        self.context
            .heading
            .value(self.context.sheet, self.row.row, column)
    }

    fn place(&self, column: Column) -> Place {
        let place = self.context.sheet.place().at(self.row.row);
        match self.context.heading.column(column) {
            Some(at) => place.in_column(at),
            None => place,
        }
    }

    fn add(&mut self, code: Code, column: Column, params: &[(&'static str, String)]) {
        self.reporter.add(code, self.place(column), params);
    }
}

/// "Ấp Hòa An, xã Hòa Lạc" is the hamlet Ấp Hòa An.
pub(crate) fn without_commune(heading: &str) -> String {
    let parts: Vec<&str> = heading.split(',').map(str::trim).collect();
    let own = parts.iter().filter(|part| commune_within(part).is_none());
    let name = own.copied().collect::<Vec<_>>().join(", ");
    // A heading begins with a capital, also where TCVN3 could not write it.
    let mut chars = if name.is_empty() {
        heading.chars()
    } else {
        name.chars()
    };
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl money::Amounts {
    pub(crate) fn parts(&self) -> Parts {
        Parts {
            current: self.current,
            arrears: self.arrears,
            carried_over: self.carried_over,
            recovery: self.recovery,
        }
    }
}

pub(crate) use birth::from_text as birth_from_text;
pub(crate) type Amounts = money::Amounts;
type LineMonths = Months;
