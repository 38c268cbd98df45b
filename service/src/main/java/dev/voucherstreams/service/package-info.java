/** What both applications share. Nothing here knows what an application does. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.service;
