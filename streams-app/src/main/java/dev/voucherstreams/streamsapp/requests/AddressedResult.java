package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.VoucherResult;

/** A result with where it goes. */
record AddressedResult(VoucherResult result, ReplyAddress address) {}
