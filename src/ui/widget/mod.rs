//! What iced lacks, and the few shapes that the screens are put together from.
