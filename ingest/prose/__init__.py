"""Running text into passages, sentences and figures: each number with its area, period, unit and kind."""
