"""A public catalogue of party-member training, made from YAML files."""
