package dev.voucherstreams.report.page;

import dev.voucherstreams.history.formats.FileFormat;
import java.time.Instant;

/**
 * What is known of a file without reading it.
 *
 * @param dataset the name under which it would be loaded
 * @param made when the report is made
 */
public record ReportFacts(
    String fileName, FileFormat format, long bytes, String dataset, Instant made) {}
