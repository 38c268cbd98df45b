package dev.voucherstreams.gateway;

import dev.voucherstreams.service.ConfigurationDocContract;

class ConfigurationDocTest extends ConfigurationDocContract {}
