"""Every page in each of its forms: on paper, in forced colours, small, translated."""
