package org.hcim.sweeps.csv;

import org.hcim.sweeps.yaml.Position;

/** One value of a CSV file, without quotes, and its position. */
public record CsvField(String text, Position at) {}
