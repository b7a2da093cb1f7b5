//! The sample office.
pub struct SampleSpec {}
pub struct SampleSummary {}
pub fn fill(
    _: &crate::store::Write<'_>,
    _: &SampleSpec,
    _: &mut dyn FnMut(u64, u64),
) -> Result<SampleSummary, super::Refusal> {
    Ok(SampleSummary {})
}
