/** What the launcher is told by its surroundings: ports, folders and the artifacts of the build. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local.settings;
