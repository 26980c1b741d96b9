//! The world that the typesetter sees: one set of templates, the bundled fonts, one input. No file, no network, no
//! package, no clock.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use crate::error::PaperError;
use crate::fonts::FONTS;
use crate::templates::Templates;

/// The world of one form.
pub(crate) struct FormWorld {
    library: LazyHash<Library>,
    main: FileId,
    files: HashMap<FileId, Bytes>,
    sources: HashMap<FileId, Source>,
}

impl FormWorld {
    /// Sets the stage for a template and its input, which it finds as `sys.inputs`.
    pub(crate) fn new(templates: &Templates, main: &str, input: Dict) -> Result<Self, PaperError> {
        let mut world = Self {
            library: LazyHash::new(Library::builder().with_inputs(input).build()),
            main: file_id(main)?,
            files: HashMap::new(),
            sources: HashMap::new(),
        };
        for (name, bytes) in templates.iter() {
            let id = file_id(name)?;
            if name.ends_with(".typ") {
                let text = std::str::from_utf8(bytes)
                    .map_err(|_| PaperError::Template(format!("{name} is not a text in UTF-8")))?;
                world.sources.insert(id, Source::new(id, text.to_owned()));
            }
            world.files.insert(id, Bytes::new(bytes.to_vec()));
        }
        Ok(world)
    }

    /// Sets the same stage for another input.
    pub(crate) fn with_input(mut self, input: Dict) -> Self {
        self.library = LazyHash::new(Library::builder().with_inputs(input).build());
        self
    }
}

impl FormWorld {
    /// The file and line, from 1, of a place in the templates.
    pub(crate) fn place(&self, span: DiagSpan) -> Option<(String, usize)> {
        let source = self.sources.get(&span.id()?)?;
        let start = self.range(span)?.start;
        let line = source.lines().byte_to_line(start)?;
        Some((source.id().vpath().get_without_slash().to_owned(), line + 1))
    }
}

/// Ids are interned for the life of the program; only the few names of templates and their pictures ever get one.
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
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
