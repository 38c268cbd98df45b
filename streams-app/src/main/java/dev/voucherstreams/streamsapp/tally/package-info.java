/**
 * The segment tally: from order events to the most used voucher of each segment. Read it in the
 * order of the flow: {@link dev.voucherstreams.streamsapp.tally.SegmentTallyTopology}, {@link
 * dev.voucherstreams.streamsapp.tally.PartialTallyProcessor}, {@link
 * dev.voucherstreams.streamsapp.tally.MergedSegment}.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.tally;
