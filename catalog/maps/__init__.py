"""Maps of places and routes: `static` draws them as inline SVG, `interactive` makes Leaflet pages with folium."""
