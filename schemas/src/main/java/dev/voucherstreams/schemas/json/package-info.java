/** JSON where it is a contract. Needs Jackson 3, which a module that uses this brings itself. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.schemas.json;
