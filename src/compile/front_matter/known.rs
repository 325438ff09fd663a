//! Keys that front matter usually has, in lower case.

/// Keys of the date in lower case; of several, the first one here counts.
pub const DATES: [&str; 9] = [
    "date",
    "pubdate",
    "pubdatetime",
    "publishdate",
    "publish_date",
    "published",
    "published_at",
    "date_published",
    "created",
];

/// Other keys that show that a block is front matter.
pub const KEYS: [&str; 19] = [
    "author",
    "authors",
    "categories",
    "category",
    "date",
    "description",
    "draft",
    "excerpt",
    "lang",
    "layout",
    "path",
    "permalink",
    "published",
    "slug",
    "summary",
    "tags",
    "template",
    "title",
    "type",
];
