//! Why a form was not printed.

/// Why a form was not printed. No text carries personal data.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PaperError {
    /// A list without receipts.
    #[error("There is no receipt to print; choose another day, carrier, list or person")]
    Empty,
    /// The sum leaves all bounds.
    #[error("The sum of the receipts is out of range")]
    SumOutOfRange,
    /// The date cannot be written into a PDF.
    #[error("The date of printing is outside of the years that a PDF can state")]
    Date,
    /// Two attachments have one name, or a name is no file name.
    #[error("Two attachments have one name, or a name that is no file name")]
    Attachments,
    /// A template of an office has a name with folders in it.
    #[error("The name of a template must be a plain file name; put it into the folder of templates itself")]
    TemplateName,
    /// The template does not fit the data. This is a fault of the program; the stages and messages of the
    /// typesetter name the place in the template.
    #[error("The form cannot be set: {0}")]
    Template(String),
    /// The pages cannot be written as PDF/A.
    #[error("The pages cannot be written as PDF/A-3: {0}")]
    Export(String),
}
