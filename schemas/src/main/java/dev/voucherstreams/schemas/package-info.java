/** The contracts between the parts: topics, their records and their settings. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.schemas;
