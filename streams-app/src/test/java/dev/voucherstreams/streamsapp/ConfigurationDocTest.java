package dev.voucherstreams.streamsapp;

import dev.voucherstreams.service.ConfigurationDocContract;

class ConfigurationDocTest extends ConfigurationDocContract {}
