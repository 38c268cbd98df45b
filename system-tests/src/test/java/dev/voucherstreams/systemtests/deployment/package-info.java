/**
 * What deploys the system, held to the system: no Docker is needed here, the files are read and
 * compared with the poms, the applications' configuration and the documents.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.systemtests.deployment;
