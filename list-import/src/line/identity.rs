//! Identity numbers as lists have them, checked against the rest of the line.

use vietnamese::identity_number::{IdentityNumber, OldNumber, Sex, Warning, check, restore_lost_zeros};
use vietnamese::text::clean;

use super::RowReader;
use crate::book::Value;
use crate::codes;
use crate::list::{Birth, Column};

impl RowReader<'_> {
    pub(super) fn identity(
        &mut self,
        birth: Option<Birth>,
        sex: Option<Sex>,
    ) -> (Option<IdentityNumber>, Option<OldNumber>) {
        if self.context.heading.column(Column::Identity).is_none() {
            return (None, None);
        }
        let written = match self.value(Column::Identity) {
            Some(Value::Text(text)) => clean(text).into_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Date(_) | Value::Broken) => "?".to_owned(),
            None => String::new(),
        };
        if written.is_empty() || written == "-" {
            self.add(codes::IDENTITY_MISSING, Column::Identity, &[]);
            return (None, None);
        }
        let is_spaced = matches!(self.value(Column::Identity), Some(Value::Text(text)) if *text != written);
        if let Ok(number) = IdentityNumber::parse(&written) {
            if number.as_str() != written || is_spaced {
                let params = [("before", written), ("after", number.as_str().to_owned())];
                self.add(codes::IDENTITY_GROUPED, Column::Identity, &params);
            }
            self.compare(&number, birth, sex);
            return (Some(number), None);
        }
        if let Ok(old) = OldNumber::parse(&written) {
            self.add(codes::IDENTITY_OLD, Column::Identity, &[]);
            return (None, Some(old));
        }
        let restored = restore_lost_zeros(&written);
        match &restored {
            Some(number) => {
                let params = [("before", written), ("after", number.as_str().to_owned())];
                self.add(codes::IDENTITY_ZEROS, Column::Identity, &params);
                self.compare(number, birth, sex);
            }
            None => self.add(codes::IDENTITY_UNREADABLE, Column::Identity, &[("text", written)]),
        }
        (restored, None)
    }

    fn compare(&mut self, number: &IdentityNumber, birth: Option<Birth>, sex: Option<Sex>) {
        for warning in check(number, birth.map(|birth| birth.year), sex) {
            let code = match warning {
                Warning::UnknownProvince => codes::IDENTITY_PROVINCE,
                Warning::BirthYearDiffers { .. } => codes::IDENTITY_BIRTH,
                Warning::SexDiffers { .. } => codes::IDENTITY_SEX,
            };
            self.add(code, Column::Identity, &[]);
        }
    }
}
