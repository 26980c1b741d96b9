//! The files that a form is set from: built in, and those that an office has put in their place.

use std::collections::BTreeMap;

use crate::error::PaperError;

/// Files by name: templates, and the pictures that they place. Names have no folders, so there is nothing outside
/// of the set that a template could reach.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    files: BTreeMap<String, Vec<u8>>,
}

impl Templates {
    /// A set of built-in templates.
    #[must_use]
    pub fn built_in(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        Self {
            files: files.collect(),
        }
    }

    /// Puts files of an office in the place of built-in ones of the same name, and adds the others.
    ///
    /// # Errors
    /// A name is not a plain file name.
    pub fn replaced_by(mut self, files: BTreeMap<String, Vec<u8>>) -> Result<Self, PaperError> {
        let plain = |name: &String| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
        if !files.keys().all(plain) {
            return Err(PaperError::TemplateName);
        }
        self.files.extend(files);
        Ok(self)
    }

    /// The files by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}
