/** What a pod has to know of the Kubernetes that runs it. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.kubernetes;
