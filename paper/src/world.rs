//! The world that the typesetter sees: the templates of this crate, the bundled fonts, one input. No file, no
//! network, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::error::PaperError;
use crate::fonts::FONTS;

/// The templates by their names.
const TEMPLATES: [(&str, &str); 2] = [
    ("form.typ", include_str!("../templates/form.typ")),
    ("receipt.typ", include_str!("../templates/receipt.typ")),
];

/// The world of one form.
pub(crate) struct FormWorld {
    library: LazyHash<Library>,
    main: FileId,
    sources: Vec<Source>,
}

impl FormWorld {
    /// Sets the stage for a template and its input, which it finds as `sys.inputs`.
    pub(crate) fn new(template: &str, input: Dict) -> Result<Self, PaperError> {
        let sources = TEMPLATES
            .iter()
            .map(|(name, text)| Ok(Source::new(file_id(name)?, (*text).to_owned())))
            .collect::<Result<Vec<_>, PaperError>>()?;
        Ok(Self {
            library: LazyHash::new(Library::builder().with_inputs(input).build()),
            main: file_id(template)?,
            sources,
        })
    }
}

/// Ids are interned for the life of the program; only the few names of templates ever get one.
fn file_id(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|_| PaperError::Template(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for FormWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.sources.iter().find(|source| source.id() == id);
        source.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
