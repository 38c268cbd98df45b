/** How each component is started: its command line, its configuration and what it must be told. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local.component;
