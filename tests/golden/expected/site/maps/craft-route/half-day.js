"use strict";
catalog.map.prepare();
var map_1 = L.map(
"map_1",
{
center: [31.5345, 120.289],
crs: L.CRS.EPSG3857,
...{
"zoom": 11,
"zoomControl": false,
"preferCanvas": false,
"scrollWheelZoom": false,
"zoomSnap": 0.25,
"fadeAnimation": false,
"maxZoom": 18,
}
}
);
var poly_line_2 = L.polyline(
[[31.5345, 120.289], [31.521, 120.296]],
{"bubblingMouseEvents": true, "className": "map-way mark-square", "color": "#1D4E89", "dashArray": "14 8", "dashOffset": null, "fill": false, "fillColor": "#1D4E89", "fillOpacity": 0.2, "fillRule": "evenodd", "lineCap": "round", "lineJoin": "round", "noClip": false, "opacity": 1.0, "smoothFactor": 1.0, "stroke": true, "weight": 3}
).addTo(map_1);
var marker_3 = L.marker(
[31.5345, 120.289],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_4 = L.divIcon({
"html": "\u003csvg class=\"pin mark-square\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003cpath d=\"M9 9 35 9 35 35 9 35z\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e1\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_3.setIcon(div_icon_4);
var marker_5 = L.marker(
[31.521, 120.296],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_6 = L.divIcon({
"html": "\u003csvg class=\"pin pin-approx mark-square\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003cpath d=\"M9 9 35 9 35 35 9 35z\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e2\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_5.setIcon(div_icon_6);
catalog.map.startRoute(map_1, [marker_3, marker_5], [{"number":1,"name":"示例工艺馆","address":"示例大道 200 号","minutes":45,"error":0,"sure":"","href":"../../points/craft-hall/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.293585,31.532580,%E7%A4%BA%E4%BE%8B%E5%B7%A5%E8%89%BA%E9%A6%86\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.532580,120.293585\u0026title=%E7%A4%BA%E4%BE%8B%E5%B7%A5%E8%89%BA%E9%A6%86\u0026content=%E7%A4%BA%E4%BE%8B%E5%B7%A5%E8%89%BA%E9%A6%86\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E5%B7%A5%E8%89%BA%E9%A6%86\u0026tocoord=31.532580,120.293585\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}},{"number":2,"name":"示例设计院子","address":"示例大道旁（门牌待核）","minutes":40,"error":500,"sure":"大致位置，可能差 500 米","href":"../../points/design-yard/","apps":{"how":"search","links":[["高德地图","https://uri.amap.com/search?keyword=%E7%A4%BA%E4%BE%8B%E8%AE%BE%E8%AE%A1%E9%99%A2%E5%AD%90\u0026city=%E6%97%A0%E9%94%A1\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/place/search?query=%E7%A4%BA%E4%BE%8B%E8%AE%BE%E8%AE%A1%E9%99%A2%E5%AD%90\u0026region=%E6%97%A0%E9%94%A1\u0026output=html\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/search?keyword=%E7%A4%BA%E4%BE%8B%E8%AE%BE%E8%AE%A1%E9%99%A2%E5%AD%90\u0026region=%E6%97%A0%E9%94%A1\u0026referer=binhu-catalog"]]}}]);
